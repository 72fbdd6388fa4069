package io.sluice.bench.compare;

import io.sluice.bench.compare.Speed.Quantiles;
import io.sluice.bench.compare.Stock.Cost;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** A comparison in Markdown: what it cost, what was aimed at, and where it was measured. */
final class Report {

  private static final int LEAST_FOR_P999 = 1_000;

  private final Result result;
  private final List<SideName> sides;
  private final StringBuilder text = new StringBuilder();

  private Report(Result result) {
    this.result = result;
    this.sides = List.copyOf(result.bySide().keySet());
  }

  static String of(Result result) {
    return new Report(result).write();
  }

  private String write() {
    line("# Comparison, size %s, %s".formatted(result.size(), result.at().toString()));
    line("");
    targets();
    measures();
    stock();
    recoveries();
    place();
    return text.toString();
  }

  private void targets() {
    line("| Measure | Target | Ratio | |");
    line("|---|---|---|---|");
    for (var target : result.targets()) {
      row(List.of(target.measure(), target.aim(), target.shown(), target.verdict()));
    }
    line("");
  }

  private void measures() {
    line(
        "The median of a side's runs, and from the least to the most of them. A p99 of fewer than 100 leads is of the one that took longest.");
    line("");
    row(header("Measure"));
    line("|---".repeat(sides.size() + 1) + "|");
    counts("runs", runs -> Integer.toString(runs.size()));
    measure("automated leads/s", Measured::automated);
    measure("full leads/s", Measured::full);
    measure("CPU-ms a lead", Measured::cpuMillisOfAll);
    for (var program : names(Measured::cpuMillis)) {
      measure(
          "CPU-ms a lead: " + program, run -> run.cpuMillis().getOrDefault(program, Double.NaN));
    }
    measure("the driver's own CPU-ms a lead, not in the above", Measured::driverCpuMillis);
    measure("memory, MiB", Measured::memoryOfAll);
    for (var program : names(Measured::heapMebibytes)) {
      measure(
          "heap after a full collection, MiB: " + program,
          run -> run.heapMebibytes().getOrDefault(program, Double.NaN));
    }
    measure("start of its program, s", Measured::startSeconds);
    measure("pages of work lists a lead", Measured::pages);
    measure("engine's jobs a lead", run -> orNone(run.jobs()));
    measure("engine's commands a lead", run -> orNone(run.commands()));
    measure("engine's log records a lead", run -> orNone(run.records()));
    measure("% of the processors for others meanwhile", run -> 100 * run.others());
    for (var load : loads()) {
      speed(load);
    }
    line("");
  }

  private void speed(int load) {
    var title = "ms to the first task at %d %% load, ".formatted(load);
    measure(title + "leads/s", of(load, Speed::perSecond));
    counts(title + "leads in a run", runs -> leads(runs, load));
    measure(title + "p50", of(load, speed -> speed.fromDue().p50()));
    measure(title + "p99", of(load, speed -> speed.fromDue().p99()));
    measure(
        title + "p99.9",
        of(
            load,
            speed ->
                speed.fromDue().count() < LEAST_FOR_P999 ? Double.NaN : speed.fromDue().p999()));
    measure(title + "p50 from the answer on", of(load, speed -> speed.fromAccepted().p50()));
    measure(title + "p99 from the answer on", of(load, speed -> speed.fromAccepted().p99()));
  }

  private void stock() {
    var stocked =
        sides.stream()
            .filter(side -> stockOf(side) != null)
            .collect(
                Collectors.toMap(side -> side, this::stockOf, (a, b) -> a, LinkedHashMap::new));
    if (stocked.isEmpty()) {
      return;
    }
    line("With leads that are already there, at the end of a side's last run:");
    line("");
    line("| Measure | |");
    line("|---|---|");
    stocked.forEach(
        (side, stock) ->
            row(
                List.of(
                    "ms that a timer fires late, p50 / p99: " + side.label(),
                    inMillis(stock.timers()))));
    stocked.values().stream().filter(stock -> stock.growth() != null).forEach(this::stock);
    line("");
  }

  private void stock(Stock stock) {
    var growth = stock.growth();
    cost(growth.fewer(), growth.withFewer());
    cost(growth.more(), growth.withMore());
    var sleeping = stock.sleeping();
    row(
        List.of(
            "KB of a sleeping lead, of %,d: its sleep / all that is kept of it"
                .formatted(sleeping.leads()),
            "%s / %s"
                .formatted(
                    Range.number(sleeping.kilobytesOfSleep()),
                    Range.number(sleeping.kilobytesOfAll()))));
    row(
        List.of(
            "process instances that live for a lead that sleeps",
            Long.toString(sleeping.instances())));
    var waking = stock.waking();
    row(
        List.of(
            "sleepers that woke a second, of %,d due in one second, %d a second permitted"
                .formatted(waking.sleepers(), waking.cap()),
            Range.number(waking.perSecond())));
    row(List.of("ms that they woke late, p50 / p99", inMillis(waking.late())));
    row(
        List.of(
            "ms that they woke late by what was permitted, p50 / p99",
            inMillis(waking.lateBySchedule())));
    row(List.of("ms of a hot lead to its task before, p50 / p99", inMillis(waking.hotIdle())));
    row(List.of("ms of a hot lead to its task meanwhile, p50 / p99", inMillis(waking.hotDuring())));
  }

  private void cost(int leads, Cost cost) {
    row(
        List.of(
            "full leads/s / CPU-ms a lead with %,d leads there".formatted(leads),
            "%s / %s".formatted(Range.number(cost.full()), Range.number(cost.cpuMillis()))));
  }

  private static String inMillis(Quantiles quantiles) {
    return "%s / %s (of %,d)"
        .formatted(Range.number(quantiles.p50()), Range.number(quantiles.p99()), quantiles.count());
  }

  /** Null where no run of it has any. */
  private Stock stockOf(SideName side) {
    return result.bySide().get(side).stream()
        .map(Measured::stock)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  private void recoveries() {
    var recovered = new LinkedHashMap<SideName, Recovery>();
    result
        .bySide()
        .forEach(
            (side, runs) ->
                runs.stream()
                    .filter(run -> run.recovery() != null)
                    .forEach(run -> recovered.put(side, run.recovery())));
    if (recovered.isEmpty()) {
      return;
    }
    line("Killed (`kill -9`) and started again, once; nothing was lost, nothing was there twice.");
    line("");
    var header = new ArrayList<>(List.of("Seconds"));
    recovered.keySet().forEach(side -> header.add(side.label()));
    row(header);
    line("|---".repeat(header.size()) + "|");
    recovered.values().stream()
        .flatMap(recovery -> recovery.kills().stream().map(Recovery.Kill::part))
        .distinct()
        .forEach(
            part -> {
              var killed = part + ": first command after ";
              recovery(recovered, killed + "the kill", of(part, Recovery.Kill::sinceKill));
              recovery(recovered, killed + "its start", of(part, Recovery.Kill::sinceStart));
            });
    recovery(recovered, "broker: its own replay", Recovery::replaySeconds);
    recovery(recovered, "until all leads were won", Recovery::doneSeconds);
    recovery(recovered, "leads under way at the first kill (not seconds)", Recovery::underWay);
    line("");
  }

  private void recovery(
      Map<SideName, Recovery> recovered, String name, ToDoubleFunction<Recovery> measure) {
    var cells = new ArrayList<>(List.of(name));
    for (var recovery : recovered.values()) {
      var value = measure.applyAsDouble(recovery);
      cells.add(Double.isNaN(value) ? "–" : new Range(value, value, value).toString());
    }
    row(cells);
  }

  private static ToDoubleFunction<Recovery> of(
      String part, ToDoubleFunction<Recovery.Kill> measure) {
    return recovery ->
        recovery.kills().stream()
            .filter(kill -> kill.part().equals(part))
            .mapToDouble(measure)
            .findFirst()
            .orElse(Double.NaN);
  }

  private void place() {
    var machine = result.machine();
    var setting = result.setting();
    line("| | |");
    line("|---|---|");
    row(
        List.of(
            "machine",
            "%d × %s, %d GiB"
                .formatted(machine.cores(), machine.processor(), machine.memoryGibibytes())));
    row(List.of("system", machine.kernel()));
    row(List.of("Java", machine.java()));
    row(List.of("PostgreSQL, Camunda", setting.postgresql() + ", " + setting.camunda()));
    row(List.of("topology", setting.topology()));
    row(List.of("exporter", setting.exporter()));
    row(List.of("durability", setting.durability()));
    row(List.of("before", result.before().toString()));
    row(List.of("after", result.after().toString()));
    row(List.of("seed", Long.toString(result.seed())));
  }

  /** Of a side that does not have it, a dash. */
  private void measure(String name, ToDoubleFunction<Measured> measure) {
    var cells = new ArrayList<String>();
    cells.add(name);
    for (var runs : result.bySide().values()) {
      var range = Range.of(runs, measure);
      cells.add(Double.isNaN(range.median()) ? "–" : range.toString());
    }
    row(cells);
  }

  private void counts(String name, Function<List<Measured>, String> count) {
    var cells = new ArrayList<String>();
    cells.add(name);
    result.bySide().values().forEach(runs -> cells.add(count.apply(runs)));
    row(cells);
  }

  private static String leads(List<Measured> runs, int load) {
    var leads =
        runs.stream()
            .flatMap(run -> run.speeds().stream())
            .filter(speed -> speed.load() == load)
            .mapToLong(speed -> speed.fromDue().count())
            .summaryStatistics();
    if (leads.getCount() == 0) {
      return "–";
    }
    return leads.getMin() == leads.getMax()
        ? "%,d".formatted(leads.getMin())
        : "%,d–%,d".formatted(leads.getMin(), leads.getMax());
  }

  private static ToDoubleFunction<Measured> of(int load, Function<Speed, Double> quantile) {
    return run ->
        run.speeds().stream()
            .filter(speed -> speed.load() == load)
            .findFirst()
            .map(quantile)
            .orElse(Double.NaN);
  }

  private static double orNone(double value) {
    return value == 0 ? Double.NaN : value;
  }

  private Collection<String> names(Function<Measured, Map<String, ?>> byProgram) {
    return result.runs().stream()
        .flatMap(run -> byProgram.apply(run).keySet().stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private List<Integer> loads() {
    return result.runs().getFirst().speeds().stream().map(Speed::load).toList();
  }

  private List<String> header(String first) {
    var cells = new ArrayList<String>();
    cells.add(first);
    sides.forEach(side -> cells.add(side.label()));
    return cells;
  }

  private void row(List<String> cells) {
    line("| " + String.join(" | ", cells) + " |");
  }

  private void line(String line) {
    text.append(line).append('\n');
  }
}
