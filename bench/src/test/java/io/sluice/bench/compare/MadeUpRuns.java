package io.sluice.bench.compare;

import io.sluice.bench.compare.Recovery.Kill;
import io.sluice.bench.compare.Speed.Quantiles;
import java.util.List;
import java.util.Map;

/** Runs that nobody has measured. */
final class MadeUpRuns {

  private MadeUpRuns() {}

  static Measured measured(String side, double full, double cpu, double p99) {
    return measured(side, full, cpu, p99, null);
  }

  static Measured killed(String side, double seconds) {
    var kills =
        List.of(
            new Kill(Recovery.BROKER, seconds + 1, seconds), new Kill("program", seconds, seconds));
    return measured(side, 8, 20, 30, new Recovery(60, kills, 0.5, 12));
  }

  private static Measured measured(
      String side, double full, double cpu, double p99, Recovery recovery) {
    var quantiles = new Quantiles(1, p99, p99, 100);
    return new Measured(
        side,
        1,
        1,
        2 * full,
        full,
        Map.of("program", cpu),
        Map.of("program", 100L),
        5,
        0,
        0,
        0,
        1,
        0.02,
        List.of(new Speed(50, full / 2, quantiles, quantiles)),
        recovery,
        Evidence.of(1, 0, 0));
  }
}
