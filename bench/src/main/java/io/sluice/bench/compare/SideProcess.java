package io.sluice.bench.compare;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The program of a side, which says {@value #READY} when it serves its contract on a port. */
final class SideProcess implements AutoCloseable {

  static final String READY = "READY";

  /** Every side's program has as much memory as Sluice's application. */
  static final List<String> FLAGS = List.of("-Xmx512m", "-XX:+UseSerialGC");

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final int port;
  private final Process process;
  private final Duration startedIn;

  private SideProcess(int port, Process process, Duration startedIn) {
    this.port = port;
    this.process = process;
    this.startedIn = startedIn;
  }

  /**
   * Starts it and returns when it is ready.
   *
   * @throws IllegalStateException when it ends or says nothing, with the place of its log
   */
  static SideProcess start(
      String classPath, String mainClass, int port, List<String> arguments, Path log) {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(FLAGS);
    command.addAll(List.of("-cp", classPath, mainClass, "--port=" + port));
    command.addAll(arguments);
    var begin = Instant.now();
    try {
      Files.createDirectories(log.getParent());
      var process = new ProcessBuilder(command).redirectErrorStream(true).start();
      Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
      var ready = new CompletableFuture<Instant>();
      Thread.ofPlatform().daemon().start(() -> keep(process, log, ready));
      var at = ready.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      return new SideProcess(port, process, Duration.between(begin, at));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("The benchmark was interrupted", e);
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException(mainClass + " has not started; see " + log, e);
    }
  }

  long pid() {
    return process.pid();
  }

  Duration startedIn() {
    return startedIn;
  }

  URI uri(String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }

  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }

  private static void keep(Process process, Path log, CompletableFuture<Instant> ready) {
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
        var kept =
            Files.newBufferedWriter(log, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.equals(READY)) {
          ready.complete(Instant.now());
        }
        kept.write(line);
        kept.newLine();
        kept.flush();
      }
    } catch (IOException e) {
      // it was ended
    }
    ready.completeExceptionally(new IllegalStateException("It has ended"));
  }
}
