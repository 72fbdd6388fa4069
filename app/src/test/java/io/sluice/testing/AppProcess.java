package io.sluice.testing;

import io.sluice.SluiceApplication;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The application in a JVM of its own, which can be killed and started again. Zeebe is away, and no
 * worker or watch is at work.
 */
public final class AppProcess implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final String NOBODY = "http://127.0.0.1:9";

  private final int port = freePort();
  private final List<String> command;
  private final Path log;
  private Process process;

  /**
   * @param log where it writes what it says, over all its starts
   */
  public AppProcess(String jdbcUrl, Path log) {
    this.command = command(port, jdbcUrl);
    this.log = log;
    Runtime.getRuntime().addShutdownHook(new Thread(this::kill));
  }

  public int port() {
    return port;
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
    var deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!isReady()) {
      if (!process.isAlive() || System.nanoTime() > deadline) {
        throw new IllegalStateException("The application has not started; see " + log);
      }
      pause();
    }
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
      return new Http(port).get("/actuator/health/readiness").status() == 200;
    } catch (IllegalStateException e) {
      return false;
    }
  }

  private static void pause() {
    try {
      Thread.sleep(200);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static List<String> command(int port, String jdbcUrl) {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(SluiceApplication.class.getName());
    command.addAll(
        List.of(
            "--server.port=" + port,
            "--spring.datasource.url=" + jdbcUrl,
            "--sluice.local.enabled=false",
            "--camunda.client.grpc-address=" + NOBODY,
            "--camunda.client.rest-address=" + NOBODY,
            "--camunda.client.worker.defaults.enabled=false",
            "--sluice.sleep.interval=1h",
            "--sluice.duplicates.interval=1h",
            "--sluice.sleep.criteria-interval=1h"));
    return command;
  }

  private static int freePort() {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
