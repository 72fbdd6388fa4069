package io.sluice.bench;

import io.sluice.SluiceApplication;
import io.sluice.local.Endpoints;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** One instance of the application in a JVM of its own, which can be killed and started again. */
public final class AppProcess implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final HttpClient http = HttpClient.newHttpClient();
  private final int port;
  private final List<String> command;
  private final Path log;
  private Process process;

  AppProcess(int port, Endpoints stack, int rate, Path log) {
    this(port, stack, rate, log, List.of());
  }

  /**
   * @param flags of its JVM, besides those that all have
   */
  AppProcess(int port, Endpoints stack, int rate, Path log, List<String> flags) {
    this(
        port,
        log,
        flags,
        Stream.of(connection(stack), List.of("--sluice.sleep.rate=" + rate), Team.arguments())
            .flatMap(List::stream)
            .toList());
  }

  /**
   * @param arguments of the application, {@link #connection} among them
   */
  AppProcess(int port, Path log, List<String> flags, List<String> arguments) {
    this(port, log, flags, ofThisBuild(), arguments);
  }

  /**
   * @param program what of the application is started, such as {@link #ofThisBuild}
   * @param arguments of the application, {@link #connection} among them
   */
  public AppProcess(
      int port, Path log, List<String> flags, List<String> program, List<String> arguments) {
    this.port = port;
    this.command = command(port, flags, program, arguments);
    this.log = log;
    Runtime.getRuntime().addShutdownHook(new Thread(this::kill));
  }

  public URI uri(String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }

  /** Starts it and returns when it is ready. */
  public void start() {
    try {
      process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
              .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    var deadline = Instant.now().plus(PATIENCE);
    while (!isReady()) {
      if (!process.isAlive() || Instant.now().isAfter(deadline)) {
        throw new IllegalStateException("The application has not started; see " + log);
      }
      Pause.of(Duration.ofMillis(500));
    }
  }

  /** Its process id, once it was started. */
  public long pid() {
    return process.pid();
  }

  /** Ends it as kill -9 does. */
  public void kill() {
    if (process != null) {
      process.destroyForcibly().onExit().join();
    }
  }

  @Override
  public void close() {
    kill();
  }

  private boolean isReady() {
    try {
      var request = HttpRequest.newBuilder(uri("/actuator/health/readiness")).build();
      return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** The application as it is on this program's own class path. */
  public static List<String> ofThisBuild() {
    return List.of("-cp", System.getProperty("java.class.path"), SluiceApplication.class.getName());
  }

  private static List<String> command(
      int port, List<String> flags, List<String> program, List<String> arguments) {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx512m", "-XX:+UseSerialGC"));
    command.addAll(flags);
    command.addAll(program);
    command.add("--server.port=" + port);
    command.addAll(arguments);
    return command;
  }

  /** Where everything is, as arguments of the application. */
  public static List<String> connection(Endpoints stack) {
    return List.of(
        "--spring.datasource.url=" + stack.jdbcUrl(),
        "--spring.datasource.username=" + stack.username(),
        "--spring.datasource.password=" + stack.password(),
        "--camunda.client.grpc-address=" + stack.grpc(),
        "--camunda.client.rest-address=" + stack.rest(),
        "--camunda.client.mode=self-managed",
        "--camunda.client.auth.method=none",
        "--sluice.access.keys=optional",
        "--sluice.access.address-rate=1000000",
        "--sluice.access.address-burst=1000000",
        "--sluice.suppression.key=of-a-benchmark-and-no-secret-at-all");
  }
}
