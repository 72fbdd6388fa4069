package io.sluice.bench.compare;

import io.sluice.bench.Pause;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
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
  private static final Duration FADING = Duration.ofSeconds(60);

  /** More than what a machine does that nobody uses. */
  static final double MOST_FOR_OTHERS = 0.10;

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

    /** A side leaves some behind, which fades over a minute; so it is asked only before. */
    private static final double MOST_LOAD_A_CORE = 0.75;

    /** Takes the sample. */
    static Busyness now() {
      var before = Ticks.now();
      Pause.of(SAMPLE);
      return new Busyness(loadAverage(), before.busyUntil(Ticks.now()));
    }

    /**
     * Before anything of ours runs: a build that has just ended, such as this one's, still shows in
     * the load average, and gets some time to fade.
     */
    static Busyness before(int cores) {
      var deadline = Instant.now().plus(FADING);
      var now = now();
      while (!now.isBusy() && now.isBusyBefore(cores) && Instant.now().isBefore(deadline)) {
        now = now();
      }
      return now;
    }

    /** Whether something else is at work. */
    boolean isBusy() {
      return busy > MOST_FOR_OTHERS;
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
  }

  /** What all processors have done since the machine was started, in hundredths of a second. */
  record Ticks(long all, long idle) {

    private static final long MILLIS = 10;

    static Ticks now() {
      return of(read("/proc/stat"));
    }

    /** Of {@code /proc/stat}. What guests use is in the time of users already. */
    static Ticks of(String stat) {
      var ticks =
          Stream.of(stat.lines().findFirst().orElseThrow().split("\\s+"))
              .skip(1)
              .limit(8)
              .mapToLong(Long::parseLong)
              .toArray();
      return new Ticks(LongStream.of(ticks).sum(), ticks[IDLE] + ticks[WAITING]);
    }

    /** Which part of their time they worked. */
    double busyUntil(Ticks later) {
      return part(later, later.all - all - (later.idle - idle));
    }

    /**
     * Which part of their time they worked for others.
     *
     * @param ours milliseconds of processor time that were not for others
     */
    double othersUntil(Ticks later, long ours) {
      return part(later, Math.max(0, later.all - all - (later.idle - idle) - ours / MILLIS));
    }

    private double part(Ticks later, long ticks) {
      return later.all == all ? 0 : (double) ticks / (later.all - all);
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
