package io.sluice.local.supervisor;

import io.sluice.local.Distribution;
import io.sluice.local.LocalStackOptions;
import io.sluice.local.LocalStackOptions.Kind;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Camunda: the broker with Operate and Tasklist, or for tests the broker alone. */
final class CamundaServer extends JavaProgram {

  private final LocalStackOptions options;
  private final Distribution distribution;
  private final Java java;
  private final boolean full;

  CamundaServer(LocalStackOptions options, Distribution distribution, Java java) {
    super("Camunda " + distribution.camundaVersion(), options.logs().resolve("camunda.log"));
    this.options = options;
    this.distribution = distribution;
    this.java = java;
    this.full = options.kind() == Kind.FULL;
  }

  @Override
  Path prepare() throws IOException {
    Path folder = folder();
    write(folder.resolve("config").resolve("application.yaml"), configuration());
    write(folder.resolve("config").resolve("log4j2.xml"), CamundaConfig.logging(options));
    return folder;
  }

  private String configuration() {
    return switch (options.kind()) {
      case FULL ->
          CamundaConfig.withTasklist(
              options, RestLogIn.to(URI.create("http://127.0.0.1:" + options.ports().camunda())));
      case TEST, RECORDED, RECORDED_IN_TWO -> CamundaConfig.withRecords(options);
      case ENGINE, DATABASE -> CamundaConfig.engineOnly(options);
    };
  }

  @Override
  List<String> command() {
    List<String> flags = new ArrayList<>();
    flags.add("-XX:+UseSerialGC");
    flags.add("-Djava.io.tmpdir=" + options.temp());
    flags.addAll(List.of("--add-opens", "java.base/java.nio=ALL-UNNAMED"));
    flags.add("-Dspring.profiles.active=" + (full ? CamundaConfig.PROFILES : "broker"));
    flags.add("-Dspring.config.additional-location=file:" + folder().resolve("config") + "/");
    flags.add("-Dlog4j2.configurationFile=" + folder().resolve("config").resolve("log4j2.xml"));
    flags.add("-Dapp.home=" + folder());
    flags.add("-Dbasedir=" + folder());
    flags.addAll(
        List.of(
            "-cp",
            distribution.camunda().resolve("config") + ":" + distribution.camundaJars() + "/*"));
    flags.add("io.camunda.application." + (full ? "StandaloneCamunda" : "StandaloneBroker"));
    return java.command(full ? "1536m" : "768m", flags.toArray(String[]::new));
  }

  @Override
  boolean healthy() {
    return full
        ? Http.get("http://127.0.0.1:" + options.ports().management() + "/actuator/health")
            .startsWith("{\"status\":\"UP\"")
        : Http.get("http://127.0.0.1:" + options.ports().camunda() + "/v2/topology")
            .contains("\"leader\"");
  }

  @Override
  Duration patience() {
    return Duration.ofSeconds(6);
  }

  @Override
  public String announcement() {
    int port = options.ports().camunda();
    String engine = name() + " ready on gRPC port " + options.ports().grpc();
    return full
        ? engine
            + ", Tasklist http://localhost:%1$d/tasklist, Operate http://localhost:%1$d/operate"
                .formatted(port)
        : engine;
  }

  private Path folder() {
    return options.dataDir().resolve("camunda");
  }
}
