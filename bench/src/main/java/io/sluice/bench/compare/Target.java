package io.sluice.bench.compare;

import static java.util.stream.Collectors.groupingBy;

import io.sluice.bench.compare.Speed.Quantiles;
import io.sluice.bench.compare.Stock.Growth;
import io.sluice.bench.compare.Stock.Sleeping;
import io.sluice.bench.compare.Stock.Waking;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * What was aimed at, as a ratio of two sides of the same run.
 *
 * @param aim in words
 * @param ratio null where it was not measured
 * @param met null where it was not measured, or where it is printed alone
 */
record Target(String measure, String aim, Double ratio, Boolean met) {

  private static final int HALF = 50;

  /** All of them, as far as these runs can say. */
  static List<Target> of(List<Measured> measured) {
    var runs = measured.stream().collect(groupingBy(Measured::side));
    return List.of(
        atMost(
            "CPU-ms a lead, Sluice / raw Zeebe with no-op workers",
            1.3,
            ratio(runs, SideName.SLUICE, SideName.ZEEBE, Measured::cpuMillisOfAll)),
        atLeast(
            "full leads/s, Sluice / raw Zeebe",
            0.75,
            ratio(runs, SideName.SLUICE, SideName.ZEEBE, Measured::full)),
        new Target(
            "full leads/s, Sluice on two partitions / best embedded engine with full history",
            "print; ≥ 1.0 is the moonshot",
            bestEmbedded(runs)
                .flatMap(best -> ratio(runs, SideName.SLUICE2, best, Measured::full))
                .orElse(null),
            null),
        atMost(
            "speed-to-lead p99 at half load, Sluice / raw Zeebe",
            2,
            ratio(runs, SideName.SLUICE, SideName.ZEEBE, Target::halfLoad)),
        new Target(
            "timer lateness p99, Sluice / raw Zeebe",
            "print",
            stock(runs, SideName.SLUICE, Stock::timers, Quantiles::p99)
                .flatMap(
                    sluice ->
                        stock(runs, SideName.ZEEBE, Stock::timers, Quantiles::p99)
                            .map(zeebe -> sluice / zeebe))
                .orElse(null),
            null),
        new Target(
            "CPU-ms a lead among ten times as many leads / among fewer",
            "print",
            stock(runs, SideName.SLUICE, Stock::growth, Growth::ratio).orElse(null),
            null),
        atMost(
            "KB that a lead's sleep takes",
            1,
            stock(runs, SideName.SLUICE, Stock::sleeping, Sleeping::kilobytesOfSleep)),
        new Target(
            "KB of all that is kept of a lead that sleeps",
            "print",
            stock(runs, SideName.SLUICE, Stock::sleeping, Sleeping::kilobytesOfAll).orElse(null),
            null),
        atMost(
            "hot leads' p99 while sleepers wake that were due in one second / idle",
            2,
            stock(runs, SideName.SLUICE, Stock::waking, Waking::hotRatio)),
        atMost(
            "first command after kill -9 of the broker, from its new start / its own replay",
            1.5,
            killed(measured, SideName.SLUICE)
                .map(recovery -> recovery.brokerSeconds() / recovery.replaySeconds())),
        new Target(
            "the same of raw Zeebe",
            "print",
            killed(measured, SideName.ZEEBE)
                .map(recovery -> recovery.brokerSeconds() / recovery.replaySeconds())
                .orElse(null),
            null),
        atMost(
            "first command after kill -9 of the broker, Sluice / raw Zeebe",
            1.5,
            killed(measured, SideName.SLUICE)
                .flatMap(
                    sluice ->
                        killed(measured, SideName.ZEEBE)
                            .map(zeebe -> sluice.brokerSeconds() / zeebe.brokerSeconds()))));
  }

  /** As people read it. */
  String verdict() {
    return ratio == null ? "not measured here" : met == null ? "printed" : met ? "met" : "NOT MET";
  }

  String shown() {
    return ratio == null ? "–" : String.format(Locale.ROOT, "%.2f", ratio);
  }

  private static Target atMost(String measure, double most, Optional<Double> ratio) {
    return new Target(
        measure, "≤ " + most, ratio.orElse(null), ratio.map(it -> it <= most).orElse(null));
  }

  private static Target atLeast(String measure, double least, Optional<Double> ratio) {
    return new Target(
        measure, "≥ " + least, ratio.orElse(null), ratio.map(it -> it >= least).orElse(null));
  }

  /** Of the medians. */
  private static Optional<Double> ratio(
      Map<String, List<Measured>> runs,
      SideName one,
      SideName other,
      ToDoubleFunction<Measured> measure) {
    if (!runs.containsKey(one.code()) || !runs.containsKey(other.code())) {
      return Optional.empty();
    }
    var ratio =
        Range.of(runs.get(one.code()), measure).median()
            / Range.of(runs.get(other.code()), measure).median();
    return Optional.of(ratio).filter(Double::isFinite);
  }

  /** Of the one run of a side that has it. */
  private static <T> Optional<Double> stock(
      Map<String, List<Measured>> runs,
      SideName side,
      Function<Stock, T> part,
      ToDoubleFunction<T> measure) {
    return runs.getOrDefault(side.code(), List.of()).stream()
        .map(Measured::stock)
        .filter(Objects::nonNull)
        .map(part)
        .filter(Objects::nonNull)
        .map(measure::applyAsDouble)
        .filter(Double::isFinite)
        .findFirst();
  }

  private static Optional<SideName> bestEmbedded(Map<String, List<Measured>> runs) {
    return Stream.of(SideName.values())
        .filter(name -> name.isEmbedded() && runs.containsKey(name.code()))
        .max(
            Comparator.comparingDouble(
                name -> Range.of(runs.get(name.code()), Measured::full).median()));
  }

  private static Optional<Recovery> killed(List<Measured> measured, SideName side) {
    return measured.stream()
        .filter(run -> run.side().equals(side.code()))
        .map(Measured::recovery)
        .filter(Objects::nonNull)
        .findFirst();
  }

  private static double halfLoad(Measured run) {
    return run.speeds().stream()
        .filter(speed -> speed.load() == HALF)
        .mapToDouble(speed -> speed.fromDue().p99())
        .findFirst()
        .orElse(Double.NaN);
  }
}
