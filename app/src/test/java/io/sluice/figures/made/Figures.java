package io.sluice.figures.made;

import io.sluice.figures.Waterfall;
import io.sluice.figures.Waterfall.Conversion;
import io.sluice.figures.Waterfall.Reason;
import io.sluice.figures.Waterfall.Speed;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Every figure under a name of its own, so that two ways to count can be compared. */
public final class Figures {

  private static final BigDecimal A_SECOND = BigDecimal.ONE;

  private final SortedMap<String, BigDecimal> byName = new TreeMap<>();

  /** Those of the page; what is none is left out. */
  public static Figures of(Waterfall waterfall) {
    var figures = new Figures();
    figures.set("came in", waterfall.cameIn());
    waterfall.fates().forEach((fate, cycles) -> figures.set("came in, " + fate, cycles));
    waterfall
        .ends()
        .forEach(end -> figures.set("%s, %s".formatted(end.fate(), end.by()), end.cycles()));
    for (var stage : waterfall.stages()) {
      figures.set(stage.stage(), stage.conversion());
      figures.set("before, " + stage.stage(), stage.before());
      figures.set(stage.stage(), stage.speed());
      stage
          .ended()
          .forEach((fate, cycles) -> figures.set(stage.stage() + " ended, " + fate, cycles));
      figures.set(stage.stage() + " open value", stage.value().open());
      figures.set(stage.stage() + " weighted value", stage.value().weighted());
      figures.set(stage.stage() + " won value", stage.value().won());
    }
    for (var gate : waterfall.gates()) {
      figures.set(gate.gate(), gate.conversion());
      figures.set("before, " + gate.gate(), gate.before());
      figures.set(gate.gate(), gate.speed());
      figures.set(gate.gate() + " rejected", gate.rejected());
      figures.set(gate.gate() + " rejected for ", gate.reasons());
    }
    waterfall.ended().forEach((fate, reasons) -> figures.set(fate + " for ", reasons));
    for (var breach : waterfall.breaches()) {
      var name = "breaches, %s, %s, %s".formatted(breach.task(), breach.team(), breach.username());
      figures.set(name, breach.breaches());
      figures.set(name + ", open", breach.open());
    }
    figures.set("asleep", waterfall.sleepers().asleep());
    figures.set("archived", waterfall.sleepers().archived());
    waterfall
        .sleepers()
        .groups()
        .forEach(
            group ->
                figures.set(
                    "asleep, %s, %s, %s".formatted(group.reason(), group.track(), group.week()),
                    group.leads()));
    for (var source : waterfall.refusedSources()) {
      var name = "source " + source.figures().source();
      figures.set(name + " inquiries", source.figures().inquiries());
      figures.set(name + " accepted", source.figures().accepted());
      figures.set(name + " refused", source.figures().refused());
    }
    return figures;
  }

  void set(String name, long value) {
    set(name, BigDecimal.valueOf(value));
  }

  void set(String name, BigDecimal value) {
    if (value != null && value.signum() != 0) {
      byName.put(name, value);
    }
  }

  void add(String name, long value) {
    set(name, byName.getOrDefault(name, BigDecimal.ZERO).add(BigDecimal.valueOf(value)));
  }

  void add(String name, BigDecimal value) {
    set(name, byName.getOrDefault(name, BigDecimal.ZERO).add(value));
  }

  long get(String name) {
    return byName.getOrDefault(name, BigDecimal.ZERO).longValueExact();
  }

  void remove(String name) {
    byName.remove(name);
  }

  /** How many there are that are not 0. */
  public int size() {
    return byName.size();
  }

  /** Where others say something else; times may differ by a second, since they are rounded. */
  public List<String> differences(Figures others) {
    var names = new TreeSet<>(byName.keySet());
    names.addAll(others.byName.keySet());
    var differences = new ArrayList<String>();
    for (var name : names) {
      var mine = byName.getOrDefault(name, BigDecimal.ZERO);
      var other = others.byName.getOrDefault(name, BigDecimal.ZERO);
      var tolerance = name.endsWith(" seconds") ? A_SECOND : BigDecimal.ZERO;
      if (mine.subtract(other).abs().compareTo(tolerance) > 0) {
        differences.add("%s: %s and not %s".formatted(name, mine, other));
      }
    }
    return differences;
  }

  private void set(String name, Conversion conversion) {
    set(name + " entered", conversion.entered());
    set(name + " advanced", conversion.advanced());
    set(name + " open", conversion.open());
    set(name + " decided", conversion.decided());
    set(name + " percent", conversion.percent());
  }

  private void set(String name, Optional<Speed> speed) {
    speed.ifPresent(
        known -> {
          set(name + " median seconds", known.median());
          set(name + " p90 seconds", known.p90());
        });
  }

  private void set(String name, List<Reason> reasons) {
    reasons.forEach(reason -> set(name + reason.reason(), reason.cycles()));
  }

  /** For a message. */
  public Map<String, BigDecimal> byName() {
    return Map.copyOf(byName);
  }
}
