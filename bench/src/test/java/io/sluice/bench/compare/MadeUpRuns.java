package io.sluice.bench.compare;

import io.sluice.bench.compare.Recovery.Kill;
import io.sluice.bench.compare.Speed.Quantiles;
import io.sluice.bench.compare.Stock.Cost;
import io.sluice.bench.compare.Stock.Growth;
import io.sluice.bench.compare.Stock.Sleeping;
import io.sluice.bench.compare.Stock.Waking;
import java.util.List;
import java.util.Map;

/** Runs that nobody has measured. */
final class MadeUpRuns {

  private MadeUpRuns() {}

  /** A sleeping lead takes 0.5 of 8 KB, and hot leads wait three times as long among a herd. */
  static final Stock STOCK =
      new Stock(
          quantiles(60),
          new Growth(1_000, 10_000, new Cost(8, 20), new Cost(7, 25)),
          new Sleeping(20_000, 8_000, 500, 0),
          new Waking(
              200, 20, 18, quantiles(9_900), quantiles(400), quantiles(100), quantiles(300)));

  static Measured measured(String side, double full, double cpu, double p99) {
    return measured(side, full, cpu, p99, null);
  }

  static Quantiles quantiles(double p99) {
    return new Quantiles(1, p99, p99, 100);
  }

  static Measured measured(String side, double full, double cpu, double p99, Stock stock) {
    return measured(side, full, cpu, p99, stock, null);
  }

  static Measured killed(String side, double seconds) {
    var kills =
        List.of(
            new Kill(Recovery.BROKER, seconds + 1, seconds), new Kill("program", seconds, seconds));
    return measured(side, 8, 20, 30, null, new Recovery(60, kills, 0.5, 12));
  }

  private static Measured measured(
      String side, double full, double cpu, double p99, Stock stock, Recovery recovery) {
    var quantiles = quantiles(p99);
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
        Evidence.of(1, 0, 0),
        stock,
        recovery);
  }
}
