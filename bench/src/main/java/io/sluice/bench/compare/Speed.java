package io.sluice.bench.compare;

import io.sluice.bench.compare.Posting.Accepted;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;

/**
 * How soon leads had their first task, in milliseconds.
 *
 * @param load per cent of the side's own maximum
 * @param perSecond how many leads were due a second
 * @param fromDue since they were due, so that a side that does not answer gains nothing by it
 * @param fromAccepted since they were answered
 */
record Speed(int load, double perSecond, Quantiles fromDue, Quantiles fromAccepted) {

  /** What 50, 99 and 99.9 of a hundred took at most. */
  record Quantiles(double p50, double p99, double p999, long count) {

    static Quantiles of(Collection<Duration> durations) {
      var micros = new Histogram(3);
      durations.forEach(duration -> micros.recordValue(Math.max(0, duration.toNanos() / 1_000)));
      return of(micros);
    }

    private static Quantiles of(Histogram micros) {
      return new Quantiles(
          micros.getValueAtPercentile(50) / 1e3,
          micros.getValueAtPercentile(99) / 1e3,
          micros.getValueAtPercentile(99.9) / 1e3,
          micros.getTotalCount());
    }
  }

  static Speed of(int load, double perSecond, List<Accepted> leads, Map<String, Instant> tasks) {
    var fromDue = new Histogram(3);
    var fromAccepted = new Histogram(3);
    for (var lead : leads) {
      var task = tasks.get(lead.leadId());
      if (task == null) {
        throw new IllegalStateException("Lead %s has no task".formatted(lead.leadId()));
      }
      fromDue.recordValue(micros(lead.intended(), task));
      fromAccepted.recordValue(micros(lead.accepted(), task));
    }
    return new Speed(load, perSecond, Quantiles.of(fromDue), Quantiles.of(fromAccepted));
  }

  /** A task may be there before the answer has been read. */
  private static long micros(Instant from, Instant until) {
    return Math.max(0, Duration.between(from, until).toNanos() / 1_000);
  }
}
