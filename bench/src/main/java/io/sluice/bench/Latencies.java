package io.sluice.bench;

import java.time.Duration;
import org.HdrHistogram.Histogram;

/** Durations, of which the quantiles are told. */
final class Latencies {

  private final Histogram millis = new Histogram(3);

  /** One that is negative counts as none. */
  void add(Duration duration) {
    millis.recordValue(Math.max(0, duration.toMillis()));
  }

  Duration longest() {
    return Duration.ofMillis(millis.getMaxValue());
  }

  Duration p99() {
    return Duration.ofMillis(millis.getValueAtPercentile(99));
  }

  @Override
  public String toString() {
    return "p50 %s, p99 %s, longest %s (of %,d)"
        .formatted(
            seconds(millis.getValueAtPercentile(50)),
            seconds(millis.getValueAtPercentile(99)),
            seconds(millis.getMaxValue()),
            millis.getTotalCount());
  }

  private static String seconds(long millis) {
    return "%,.2f s".formatted(millis / 1_000.0);
  }
}
