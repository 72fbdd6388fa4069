package io.sluice.local.supervisor;

import io.sluice.local.LocalStackException;
import io.sluice.local.LocalStackOptions;
import io.sluice.local.sample.SampleCompanies;
import io.sluice.local.sample.SampleCsv;
import io.sluice.local.sample.SampleSuppressions;
import io.sluice.local.sample.SecretKey;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;

/** The folder that holds the data and logs of one stack at a time. */
final class DataDirectory {

  private static final long LEAST_FREE_BYTES = 2L << 30;
  private static final Duration PREDECESSOR = Duration.ofSeconds(20);
  private static final List<String> CONTENTS =
      List.of(
          "postgres",
          "search",
          "camunda",
          SampleCsv.FILE,
          SampleCompanies.FILE,
          SampleSuppressions.FILE,
          SecretKey.FILE);

  private final LocalStackOptions options;
  private final Leftovers leftovers;
  private FileLock lock;

  DataDirectory(LocalStackOptions options) {
    this.options = options;
    this.leftovers = new Leftovers(options.dataDir());
  }

  /**
   * Takes the folder; a stack that is just stopping is given time to end.
   *
   * @throws LocalStackException if another stack has it, or if the disk is full
   */
  void claim(Progress progress) {
    Path folder = options.dataDir();
    try {
      Files.createDirectories(options.logs());
      lock(folder.resolve("stack.lock"), progress);
      int left = leftovers.end();
      if (left > 0) {
        progress.say("Ended %d servers that a killed stack had left behind.", left);
      }
      requireSpace(folder, Files.getFileStore(folder).getUsableSpace());
      FileTree.delete(options.temp());
      Files.createDirectories(options.temp());
      if (options.fresh()) {
        CONTENTS.forEach(name -> FileTree.delete(folder.resolve(name)));
        progress.say("Starting afresh: the data in %s was deleted.", folder);
      }
    } catch (IOException e) {
      throw new LocalStackException(
          "The data directory "
              + folder
              + " cannot be used ("
              + e
              + "); set sluice.local.data-dir to another folder.",
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LocalStackException("The start of the local stack was interrupted.", e);
    }
  }

  /** Writes a server down, in case that it has to be ended by the next stack. */
  void remember(ProcessHandle server) {
    leftovers.add(server);
  }

  static void requireSpace(Path folder, long freeBytes) {
    if (freeBytes < LEAST_FREE_BYTES) {
      throw new LocalStackException(
          "Only %d MB are free on the disk of %s and 2 GB are needed; set sluice.local.data-dir to"
              .concat(" a folder on another disk.")
              .formatted(freeBytes >> 20, folder));
    }
  }

  /** Lets the next stack have the folder; deletes it if it was temporary. */
  void release() {
    if (lock == null) {
      return;
    }
    leftovers.clear();
    if (options.temporary()) {
      FileTree.delete(options.dataDir());
    }
    try {
      lock.acquiredBy().close();
    } catch (IOException e) {
      // the lock ends with this process
    }
  }

  private void lock(Path file, Progress progress) throws IOException, InterruptedException {
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    var patience = Math.min(PREDECESSOR.toNanos(), options.startTimeout().toNanos());
    long deadline = System.nanoTime() + patience;
    lock = channel.tryLock();
    if (lock == null) {
      progress.say("Waiting for the stack that uses %s to stop.", options.dataDir());
    }
    while (lock == null && System.nanoTime() - deadline < 0) {
      Thread.sleep(200);
      lock = channel.tryLock();
    }
    if (lock == null) {
      channel.close();
      throw new LocalStackException(
          "The data directory "
              + options.dataDir()
              + " is in use by another running stack; stop that or set sluice.local.data-dir to"
              + " another folder.");
    }
  }
}
