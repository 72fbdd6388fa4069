package io.sluice.local.supervisor;

import io.sluice.local.LocalStackException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** A server that is a Java program with an HTTP health check and a log file. */
abstract class JavaProgram implements Server {

  /** Settings of the user's shell that would change the servers' configuration. */
  private static final Set<String> FOREIGN =
      Set.of("SPRING_", "SERVER_", "MANAGEMENT_", "LOGGING_", "CAMUNDA_", "ZEEBE_", "SLUICE_");

  private static final Duration POLL = Duration.ofMillis(200);

  private final String name;
  private final Path log;
  private Process process;
  private boolean stopped;

  JavaProgram(String name, Path log) {
    this.name = name;
    this.log = log;
  }

  /** The command line. */
  abstract List<String> command();

  /** The folder to run in, with the configuration that the program reads. */
  abstract Path prepare() throws IOException;

  /** Whether it serves. */
  abstract boolean healthy();

  /** How long it may take to stop when asked. */
  abstract Duration patience();

  @Override
  public final String name() {
    return name;
  }

  @Override
  public final synchronized void launch() {
    if (stopped) {
      throw new LocalStackException(name + " was stopped while it started.");
    }
    try {
      Path folder = prepare();
      ProcessBuilder builder = new ProcessBuilder(command()).directory(folder.toFile());
      builder.environment().keySet().removeIf(key -> FOREIGN.stream().anyMatch(key::startsWith));
      process = builder.redirectErrorStream(true).redirectOutput(log()).start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The log of one that was killed is kept. */
  private Redirect log() {
    return process == null ? Redirect.to(log.toFile()) : Redirect.appendTo(log.toFile());
  }

  @Override
  public final void kill() {
    process.destroyForcibly().onExit().join();
  }

  @Override
  public final ProcessHandle process() {
    return process.toHandle();
  }

  @Override
  public final void awaitHealthy(Instant deadline) {
    await(this::healthy, deadline);
  }

  private void await(BooleanSupplier condition, Instant deadline) {
    while (!condition.getAsBoolean()) {
      if (!process.isAlive()) {
        throw new LocalStackException(obituary());
      }
      if (Instant.now().isAfter(deadline)) {
        throw new LocalStackException(
            name
                + " is not healthy yet; give it more time with sluice.local.wait, or see its log "
                + log);
      }
      pause();
    }
  }

  private static void pause() {
    try {
      Thread.sleep(POLL);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LocalStackException("The start of the local stack was interrupted.", e);
    }
  }

  @Override
  public final String obituary() {
    return Obituary.of(name, process.isAlive() ? "" : "exit code " + process.exitValue(), log);
  }

  @Override
  public synchronized void askToStop() {
    stopped = true;
    if (process != null) {
      process.destroy();
    }
  }

  @Override
  public final synchronized void stop() {
    stopped = true;
    if (process == null) {
      return;
    }
    try {
      process.destroy();
      if (!process.waitFor(patience().toMillis(), TimeUnit.MILLISECONDS)) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().waitFor(2, TimeUnit.SECONDS);
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  /** Writes a configuration file, creating its folder. */
  static Path write(Path file, String content) throws IOException {
    Files.createDirectories(file.getParent());
    return Files.writeString(file, content);
  }
}
