package io.sluice.local.containers;

import io.sluice.local.supervisor.CamundaConfig;
import java.net.URI;
import java.nio.file.Path;
import org.testcontainers.containers.BindMode;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.images.builder.Transferable;

/** A broker of Camunda 8 without Operate, Tasklist and log-in. */
public final class EngineContainer extends GenericContainer<EngineContainer> {

  private static final int REST = 8080;
  private static final int GRPC = 26500;
  private static final int MANAGEMENT = 9600;

  private static final String FOLDER = "/sluice/";
  private static final String RECORDS = FOLDER + "records";

  private static final String BROKER =
      """
      server.port: 8080
      management.server.port: 9600
      zeebe:
        broker:
          network.host: 0.0.0.0
          gateway: {enable: true, network: {host: 0.0.0.0, port: 26500}}
          data.disk.freeSpace: {processing: 100MB, replication: 50MB}
      """;

  private static final String CLOCK = "zeebe.clock.controlled: true\n";

  private EngineContainer(String configuration, String javaOptions) {
    super(Images.camunda());
    withExposedPorts(GRPC, REST, MANAGEMENT);
    withEnv("SPRING_CONFIG_ADDITIONAL_LOCATION", "file:" + FOLDER);
    withEnv(
        "JAVA_TOOL_OPTIONS",
        "-Xmx768m -XX:+UseSerialGC --add-opens=java.base/java.nio=ALL-UNNAMED" + javaOptions);
    withCopyToContainer(Transferable.of(configuration), FOLDER + "application.yaml");
    waitingFor(
        Wait.forHttp("/v2/topology")
            .forPort(REST)
            .forResponsePredicate(topology -> topology.contains("\"leader\"")));
  }

  /** On the machine's own time. */
  public static EngineContainer create() {
    return new EngineContainer(BROKER, "");
  }

  /**
   * With a clock that can be moved, and with every record that it writes in {@code records.jsonl}.
   *
   * @param folder where that is, on this machine; the container's user may write to it
   */
  static EngineContainer forTests(Path folder) {
    var logging = FOLDER + "log4j2.xml";
    return new EngineContainer(
            BROKER + CamundaConfig.RECORDS + CLOCK, " -Dlog4j2.configurationFile=" + logging)
        .withCopyToContainer(Transferable.of(CamundaConfig.logging(RECORDS)), logging)
        .withFileSystemBind(folder.toString(), RECORDS, BindMode.READ_WRITE);
  }

  /** Zeebe's gRPC gateway. */
  public URI grpc() {
    return address(GRPC);
  }

  /** The REST API. */
  public URI rest() {
    return address(REST);
  }

  /** Health, metrics and the clock of {@link #forTests}. */
  URI management() {
    return address(MANAGEMENT);
  }

  private URI address(int port) {
    return URI.create("http://" + getHost() + ":" + getMappedPort(port));
  }
}
