package io.sluice.bench.compare;

import io.sluice.bench.Pause;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Where it was measured.
 *
 * @param processor its name
 * @param memoryGibibytes in all
 */
record Machine(int cores, String processor, long memoryGibibytes, String kernel, String java) {

  private static final Duration SAMPLE = Duration.ofSeconds(3);
  private static final long KIBIBYTES_A_GIBIBYTE = 1 << 20;

  /** Of the line cpu of {@code /proc/stat}, behind its name: idle, and waiting for a disk. */
  private static final int IDLE = 3;

  private static final int WAITING = 4;

  /** This one. */
  static Machine here() {
    return new Machine(
        Runtime.getRuntime().availableProcessors(),
        line("/proc/cpuinfo", "model name"),
        Long.parseLong(line("/proc/meminfo", "MemTotal").replaceAll("\\D+", ""))
            / KIBIBYTES_A_GIBIBYTE,
        System.getProperty("os.name") + " " + System.getProperty("os.version"),
        System.getProperty("java.vm.name") + " " + Runtime.version());
  }

  /**
   * How busy it is while nothing of ours runs.
   *
   * @param load the average of the last minute
   * @param busy which part of its processors' time was used over a short sample, from 0 to 1
   */
  record Busyness(double load, double busy) {

    /** More than what a machine does that nobody uses. */
    private static final double MOST_BUSY = 0.10;

    /** A side leaves some behind, which fades over a minute; so it is asked only before. */
    private static final double MOST_LOAD_A_CORE = 0.5;

    /** Takes the sample. */
    static Busyness now() {
      var before = ticks();
      Pause.of(SAMPLE);
      var after = ticks();
      var all = after[0] - before[0];
      var idle = after[1] - before[1];
      return new Busyness(loadAverage(), all == 0 ? 0 : 1 - (double) idle / all);
    }

    /** Whether something else is at work. */
    boolean isBusy() {
      return busy > MOST_BUSY;
    }

    /** The same, before anything of ours has run. */
    boolean isBusyBefore(int cores) {
      return isBusy() || load > cores * MOST_LOAD_A_CORE;
    }

    @Override
    public String toString() {
      return String.format(Locale.ROOT, "load average %.2f, %.0f %% busy", load, busy * 100);
    }

    private static double loadAverage() {
      return Double.parseDouble(read("/proc/loadavg").split(" ")[0]);
    }

    /** Of all processors: all, and those without work. */
    private static long[] ticks() {
      var ticks =
          Stream.of(read("/proc/stat").lines().findFirst().orElseThrow().split("\\s+"))
              .skip(1)
              .limit(8)
              .mapToLong(Long::parseLong)
              .toArray();
      return new long[] {LongStream.of(ticks).sum(), ticks[IDLE] + ticks[WAITING]};
    }
  }

  private static String line(String file, String name) {
    return read(file)
        .lines()
        .filter(line -> line.startsWith(name))
        .map(line -> line.substring(line.indexOf(':') + 1).strip())
        .findFirst()
        .orElse("0");
  }

  private static String read(String file) {
    try {
      return Files.readString(Path.of(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
