package io.sluice.local.supervisor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Remembers the servers in a file, so that the next supervisor can end those that a killed one has
 * left behind. A process counts only if it started when the file says: ids are used again.
 */
final class Leftovers {

  private static final long PATIENCE_SECONDS = 5;

  private final Path file;

  Leftovers(Path dataDir) {
    this.file = dataDir.resolve("stack.pids");
  }

  /** Remembers a server. */
  synchronized void add(ProcessHandle process) {
    try {
      Files.writeString(
          file,
          process.pid() + " " + started(process) + "\n",
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      System.err.println("Process " + process.pid() + " was not written down: " + e);
    }
  }

  /** Ends what is left of an earlier stack; returns how many servers that were. */
  int end() throws IOException, InterruptedException {
    if (!Files.exists(file)) {
      return 0;
    }
    List<ProcessHandle> left =
        Files.readAllLines(file).stream().map(Leftovers::find).flatMap(Optional::stream).toList();
    for (ProcessHandle process : left) {
      interrupt(process);
      process.destroy();
    }
    for (ProcessHandle process : left) {
      try {
        process.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      } catch (ExecutionException | TimeoutException e) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
      }
    }
    Files.delete(file);
    return left.size();
  }

  /** Forgets all: they have been stopped. */
  void clear() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      System.err.println(file + " could not be deleted: " + e);
    }
  }

  /** PostgreSQL waits for its clients when it is terminated, and does not when interrupted. */
  private static void interrupt(ProcessHandle process) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
  }

  /** A line that a kill or a full disk has cut off names nobody. */
  private static Optional<ProcessHandle> find(String line) {
    String[] pidAndStart = line.split(" ");
    if (!line.matches("\\d{1,18} \\d{1,18}")) {
      return Optional.empty();
    }
    return ProcessHandle.of(Long.parseLong(pidAndStart[0]))
        .filter(ProcessHandle::isAlive)
        .filter(process -> started(process) == Long.parseLong(pidAndStart[1]));
  }

  private static long started(ProcessHandle process) {
    return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
  }
}
