package io.sluice.bench.compare;

import io.sluice.bench.compare.Speed.Quantiles;
import java.util.List;
import java.util.Map;

/** Runs that nobody has measured. */
final class MadeUpRuns {

  private MadeUpRuns() {}

  static Measured measured(String side, double full, double cpu, double p99) {
    var quantiles = new Quantiles(1, p99, p99, 100);
    return new Measured(
        side,
        1,
        1,
        2 * full,
        full,
        Map.of("program", cpu),
        Map.of("program", 100L),
        Map.of("program", 40.5),
        5,
        0,
        0,
        0,
        1,
        0.02,
        List.of(new Speed(50, full / 2, quantiles, quantiles)),
        Evidence.of(1, 0, 0));
  }
}
