package io.sluice.bench.compare;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
        "The median of %d runs each, and from the least to the most."
            .formatted(result.bySide().values().iterator().next().size()));
    line("");
    row(header("Measure"));
    line("|---".repeat(sides.size() + 1) + "|");
    measure("automated leads/s", Measured::automated);
    measure("full leads/s", Measured::full);
    measure("CPU-ms a lead", Measured::cpuMillisOfAll);
    for (var program : programs()) {
      measure(
          "CPU-ms a lead: " + program, run -> run.cpuMillis().getOrDefault(program, Double.NaN));
    }
    measure("the driver's own CPU-ms a lead, not in the above", Measured::driverCpuMillis);
    measure("memory, MiB", Measured::memoryOfAll);
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

  private Collection<String> programs() {
    return result.runs().stream()
        .flatMap(run -> run.cpuMillis().keySet().stream())
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
