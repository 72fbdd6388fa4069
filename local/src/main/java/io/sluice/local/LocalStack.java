package io.sluice.local;

import io.sluice.local.supervisor.Supervisor;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * A running stack, held by a supervisor in a process of its own.
 *
 * <p>The supervisor stops everything when its standard input ends, which is when this process ends,
 * however it ends.
 */
public final class LocalStack implements AutoCloseable {

  private static final long STOP_SECONDS = 20;

  private final Process supervisor;
  private final Endpoints endpoints;
  private final Map<String, Long> processes = new ConcurrentHashMap<>();

  private final BlockingQueue<Boolean> obeyed = new LinkedBlockingQueue<>();
  private final Duration patience;

  private volatile boolean closing;

  private LocalStack(Process supervisor, LocalStackOptions options) {
    this.supervisor = supervisor;
    this.endpoints = Endpoints.of(options.ports());
    this.patience = options.startTimeout();
    processes.put("supervisor", supervisor.pid());
  }

  /**
   * Starts a stack and returns once it is healthy.
   *
   * @param options what to start and where
   * @param progress receives lines for people, during the start and later
   * @throws LocalStackException if it does not start; nothing is left running
   */
  public static LocalStack start(LocalStackOptions options, Consumer<String> progress) {
    LocalStack stack = new LocalStack(launch(options), options);
    BufferedReader lines = stack.supervisor.inputReader(StandardCharsets.UTF_8);
    stack.awaitReady(lines, options, progress);
    Thread.ofPlatform()
        .daemon()
        .name("local-stack")
        .start(
            () -> {
              while (stack.readUntil(
                  lines, Supervisor.READY, line -> progress.accept(withoutMark(line)))) {
                stack.obeyed.add(true);
              }
              stack.obeyed.add(false);
              if (!stack.closing) {
                progress.accept("The local stack has ended; start the application again.");
              }
            });
    return stack;
  }

  /** Where it is reached. */
  public Endpoints endpoints() {
    return endpoints;
  }

  /** The process ids of the supervisor and of each server, by name. */
  public Map<String, Long> processes() {
    return Map.copyOf(processes);
  }

  /**
   * Ends a server and all its processes as {@code kill -9} does; the others go on.
   *
   * @param server its name in {@link #processes()}
   */
  public void kill(String server) {
    order(Supervisor.KILL + server);
  }

  /**
   * Starts a server that was killed on the data that it has left, and returns once it is healthy.
   *
   * @param server its name in {@link #processes()}
   */
  public void startAgain(String server) {
    order(Supervisor.START + server);
  }

  private synchronized void order(String order) {
    try {
      supervisor.getOutputStream().write((order + "\n").getBytes(StandardCharsets.UTF_8));
      supervisor.getOutputStream().flush();
      if (!Boolean.TRUE.equals(obeyed.poll(patience.toMillis(), TimeUnit.MILLISECONDS))) {
        throw new LocalStackException("The local stack did not " + order + "; see its messages.");
      }
    } catch (IOException e) {
      throw new LocalStackException("The local stack has ended and cannot " + order, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LocalStackException("The local stack was interrupted at " + order, e);
    }
  }

  /** Stops every server and waits until they are gone. */
  @Override
  public void close() {
    closing = true;
    try {
      supervisor.getOutputStream().close();
    } catch (IOException gone) {
      // the supervisor has ended already
    }
    try {
      if (!supervisor.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
        supervisor.descendants().forEach(ProcessHandle::destroyForcibly);
        supervisor.destroyForcibly();
      }
    } catch (InterruptedException e) {
      supervisor.destroy();
      Thread.currentThread().interrupt();
    }
  }

  private static Process launch(LocalStackOptions options) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx192m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.add("-Djava.io.tmpdir=" + options.temp());
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(Supervisor.class.getName());
    command.addAll(options.toArguments());
    try {
      File log = Files.createDirectories(options.logs()).resolve("supervisor.log").toFile();
      return new ProcessBuilder(command).redirectError(log).start();
    } catch (IOException e) {
      throw new LocalStackException(
          "The data directory "
              + options.dataDir()
              + " cannot be written; set sluice.local.data-dir to another folder.",
          e);
    }
  }

  private void awaitReady(
      BufferedReader lines, LocalStackOptions options, Consumer<String> progress) {
    List<String> errors = new ArrayList<>();
    boolean ready =
        readUntil(
            lines,
            Supervisor.READY,
            line -> {
              if (line.startsWith(Supervisor.ERROR)) {
                errors.add(withoutMark(line));
              } else {
                progress.accept(line);
              }
            });
    if (!ready) {
      close();
      throw new LocalStackException(
          errors.isEmpty()
              ? "The local stack ended while starting; see "
                  + options.logs().resolve("supervisor.log")
              : String.join(System.lineSeparator(), errors));
    }
  }

  private static String withoutMark(String line) {
    return line.startsWith(Supervisor.ERROR) ? line.substring(Supervisor.ERROR.length()) : line;
  }

  private boolean readUntil(BufferedReader lines, String end, Consumer<String> progress) {
    try {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.equals(end)) {
          return true;
        }
        if (line.startsWith(Supervisor.PROCESS)) {
          String[] process = line.substring(Supervisor.PROCESS.length()).split("=");
          processes.put(process[0], Long.valueOf(process[1]));
        } else {
          progress.accept(line);
        }
      }
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
