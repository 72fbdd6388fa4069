package io.sluice.local.supervisor;

import io.sluice.local.Distribution;
import io.sluice.local.LocalStackOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** OpenSearch, where Operate and Tasklist keep what they show. */
final class SearchServer extends JavaProgram {

  private final LocalStackOptions options;
  private final Distribution distribution;
  private final Java java;

  SearchServer(LocalStackOptions options, Distribution distribution, Java java) {
    super("OpenSearch", options.logs().resolve("opensearch.log"));
    this.options = options;
    this.distribution = distribution;
    this.java = java;
  }

  @Override
  Path prepare() throws IOException {
    Path folder = options.dataDir().resolve("search");
    write(
        folder.resolve("node_1").resolve("config").resolve("opensearch.yml"),
        """
        network.host: 127.0.0.1
        transport.port: %d
        cluster.routing.allocation.disk.threshold_enabled: false
        """
            .formatted(options.ports().searchTransport()));
    return folder;
  }

  @Override
  List<String> command() {
    List<String> command =
        java.command(
            "768m",
            "-XX:+UseSerialGC",
            "-Djava.io.tmpdir=" + options.temp(),
            "--add-opens",
            "java.base/java.lang=ALL-UNNAMED",
            "-cp",
            distribution.openSearchJars() + "/*",
            "org.codelibs.opensearch.runner.OpenSearchRunner");
    List<String> all = new ArrayList<>(command);
    all.addAll(List.of("-basePath", options.dataDir().resolve("search").toString()));
    all.addAll(List.of("-printOnFailure", "-numOfNode", "1", "-clusterName", "camunda"));
    all.addAll(List.of("-baseHttpPort", Integer.toString(options.ports().search() - 1)));
    return all;
  }

  @Override
  boolean healthy() {
    String health = Http.get("http://127.0.0.1:" + options.ports().search() + "/_cluster/health");
    return health.contains("\"status\":\"green\"") || health.contains("\"status\":\"yellow\"");
  }

  @Override
  Duration patience() {
    return Duration.ofSeconds(3);
  }

  /** It is asked only when Camunda, which writes to it, has gone. */
  @Override
  public void askToStop() {}

  @Override
  public String announcement() {
    return "OpenSearch ready on port " + options.ports().search();
  }
}
