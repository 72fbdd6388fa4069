package io.sluice.local.supervisor;

import io.sluice.local.LocalStackOptions;
import io.sluice.local.LocalStackOptions.Kind;
import io.sluice.local.Ports;

/** The configuration files of Camunda 8.6. */
public final class CamundaConfig {

  /** What runs in the one process. */
  static final String PROFILES = "operate,tasklist,broker,identity,auth,dev";

  private static final String BROKER =
      """
      server: {address: 127.0.0.1, port: ${camunda}}
      management.server: {address: 127.0.0.1, port: ${management}}
      spring.main.banner-mode: "off"
      zeebe:
        clock.controlled: ${test}
        broker:
          network:
            host: 127.0.0.1
            commandApi.port: ${command}
            internalApi.port: ${internal}
          cluster: {initialContactPoints: ["127.0.0.1:${internal}"], partitionsCount: ${partitions}}
          gateway:
            enable: true
            network: {host: 127.0.0.1, port: ${grpc}}
          data:
            directory: ${data}/camunda/data
            disk.freeSpace: {processing: 100MB, replication: 50MB}
      """;

  /** Below {@code zeebe.broker}: every record goes to the log, one JSON object a line. */
  public static final String RECORDS =
      """
          exporters:
            debug:
              className: io.camunda.zeebe.broker.exporter.debug.DebugLogExporter
              args: {logLevel: info, prettyPrint: false}
      """;

  /**
   * The archivers are off: they want plug-ins that this search store lacks. Records are exported
   * once a second: a person who looks at the screen waits for them, but one request a record keeps
   * two cores busy for minutes when leads come in bulk. The importers look more often than every 5
   * s, their default.
   */
  private static final String WEB =
      """
          exporters:
            opensearch:
              className: io.camunda.zeebe.exporter.opensearch.OpensearchExporter
              args: {url: "${searchUrl}", bulk: {delay: 1, size: 500}}
      camunda:
        database: {url: "${searchUrl}", type: opensearch}
        rest.query.enabled: true
        operate:
          archiverEnabled: false
          database: opensearch
          opensearch: {url: "${searchUrl}", numberOfShards: 1}
          zeebeOpensearch.url: ${searchUrl}
          zeebe.gatewayAddress: 127.0.0.1:${grpc}
          importer: {readerBackoff: 1000, schedulerBackoff: 1000}
          csrfPreventionEnabled: false
        tasklist:
          archiverEnabled: false
          database: opensearch
          opensearch: {url: "${searchUrl}", refreshInterval: 300ms}
          zeebeOpensearch.url: ${searchUrl}
          zeebe: {gatewayAddress: "127.0.0.1:${grpc}", restAddress: "${rest}"}
          importer: {readerBackoff: 300, schedulerBackoff: 300}
          csrfPreventionEnabled: false
      """;

  private static final String LOGGING =
      """
      <Configuration status="WARN" shutdownHook="disable">
        <Appenders>
          <Console name="Log">
            <PatternLayout pattern="%d %-5level [%t] %logger{36} - %msg%n" />
          </Console>
          <File name="Records" createOnDemand="true" fileName="${logs}/records.jsonl">
            <PatternLayout pattern="%m%n" />
          </File>
        </Appenders>
        <Loggers>
          <Logger name="io.camunda.zeebe.broker.exporter.debug" level="info" additivity="false">
            <AppenderRef ref="Records" />
          </Logger>
          <Root level="info">
            <AppenderRef ref="Log" />
          </Root>
        </Loggers>
      </Configuration>
      """;

  private CamundaConfig() {}

  /** The broker alone, which writes its records to a file; for tests with a clock to move. */
  static String withRecords(LocalStackOptions options) {
    return fill(BROKER + RECORDS, options);
  }

  /** The broker alone, on the machine's own time and without anyone who reads what it writes. */
  static String engineOnly(LocalStackOptions options) {
    return fill(BROKER, options);
  }

  /**
   * @param rest how Tasklist gets at the REST API
   */
  static String withTasklist(LocalStackOptions options, RestLogIn rest) {
    return fill(BROKER + WEB, options).replace("${rest}", rest.address().toString());
  }

  static String logging(LocalStackOptions options) {
    return logging(options.logs().toString());
  }

  /**
   * The configuration of Log4j 2, by which the records of {@link #RECORDS} go to a file of their
   * own, {@code records.jsonl}.
   *
   * @param folder where that is
   */
  public static String logging(String folder) {
    return LOGGING.replace("${logs}", folder);
  }

  private static String fill(String template, LocalStackOptions options) {
    Ports ports = options.ports();
    return template
        .replace("${data}", options.dataDir().toString())
        .replace("${test}", Boolean.toString(options.kind() == Kind.TEST))
        .replace("${partitions}", options.kind() == Kind.RECORDED_IN_TWO ? "2" : "1")
        .replace("${searchUrl}", "http://127.0.0.1:" + ports.search())
        .replace("${camunda}", Integer.toString(ports.camunda()))
        .replace("${management}", Integer.toString(ports.management()))
        .replace("${command}", Integer.toString(ports.command()))
        .replace("${internal}", Integer.toString(ports.internal()))
        .replace("${grpc}", Integer.toString(ports.grpc()));
  }
}
