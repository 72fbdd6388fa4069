package io.sluice.figures;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingLong;

import io.sluice.figures.Waterfall.Conversion;
import io.sluice.figures.Waterfall.End;
import io.sluice.figures.Waterfall.Gate;
import io.sluice.figures.Waterfall.Reason;
import io.sluice.figures.Waterfall.Speed;
import io.sluice.figures.Waterfall.Stage;
import io.sluice.figures.Waterfall.Value;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Adds up what groups of cycles came to.
 *
 * @param groups of the period, and of the one before
 */
record Funnel(List<CycleGroup> groups, Map<Milestone, Speed> speeds, WinRates rates) {

  private static final List<Fate> ENDS = List.of(Fate.RECYCLED, Fate.DISQUALIFIED, Fate.LOST);

  long cameIn() {
    return count(entered(Milestone.CAME_IN));
  }

  /** What became of those that came in. */
  Map<String, Long> fates() {
    return entered(Milestone.CAME_IN)
        .collect(
            groupingBy(
                group -> group.fate(Milestone.CAME_IN).code(),
                TreeMap::new,
                summingLong(CycleGroup::cycles)));
  }

  /** With whom those that came in ended, and how. */
  List<End> ends() {
    return entered(Milestone.CAME_IN)
        .filter(group -> !group.open())
        .collect(
            groupingBy(
                group -> List.of(group.end().code(), EndedBy.of(group.reached()).code()),
                summingLong(CycleGroup::cycles)))
        .entrySet()
        .stream()
        .map(each -> new End(each.getKey().get(0), each.getKey().get(1), each.getValue()))
        .sorted(Comparator.comparing(End::fate).thenComparing(End::by))
        .toList();
  }

  /** Why those that came in ended. */
  Map<String, List<Reason>> ended() {
    var ended = new TreeMap<String, List<Reason>>();
    ENDS.forEach(fate -> ended.put(fate.code(), reasons(Milestone.CAME_IN, fate)));
    return ended;
  }

  List<Stage> stages() {
    return Milestone.stages().stream().map(this::stage).toList();
  }

  List<Gate> gates() {
    return Milestone.gates().stream().map(this::gate).toList();
  }

  private Stage stage(Milestone milestone) {
    return new Stage(
        milestone.code(),
        conversion(milestone, entered(milestone)),
        conversion(milestone, before(milestone)),
        stayed(milestone),
        Optional.ofNullable(speeds.get(milestone)),
        value(milestone));
  }

  private Gate gate(Milestone milestone) {
    return new Gate(
        milestone.code(),
        conversion(milestone, entered(milestone)),
        conversion(milestone, before(milestone)),
        count(with(milestone, Fate.REJECTED)),
        reasons(milestone, Fate.REJECTED),
        Optional.ofNullable(speeds.get(milestone)));
  }

  private Map<String, Long> stayed(Milestone milestone) {
    return entered(milestone)
        .filter(group -> group.fate(milestone).isOutcome())
        .collect(
            groupingBy(
                group -> group.fate(milestone).code(),
                TreeMap::new,
                summingLong(CycleGroup::cycles)));
  }

  private Value value(Milestone milestone) {
    var open = sum(with(milestone, Fate.OPEN));
    var probability = rates.of(milestone);
    return new Value(
        open,
        open.multiply(probability).setScale(2, RoundingMode.HALF_UP),
        sum(entered(milestone).filter(CycleGroup::isWon)),
        probability,
        rates.isMeasured(milestone) ? rates.decided(milestone) : null);
  }

  private List<Reason> reasons(Milestone milestone, Fate fate) {
    return with(milestone, fate)
        .collect(
            groupingBy(
                group -> Optional.ofNullable(group.because(milestone)).orElse(CohortSql.NO_REASON),
                summingLong(CycleGroup::cycles)))
        .entrySet()
        .stream()
        .map(each -> new Reason(each.getKey(), each.getValue()))
        .sorted(Comparator.comparing(Reason::cycles).reversed().thenComparing(Reason::reason))
        .toList();
  }

  private static Conversion conversion(Milestone milestone, Stream<CycleGroup> groups) {
    var fates =
        groups.collect(groupingBy(group -> group.fate(milestone), summingLong(CycleGroup::cycles)));
    return Conversion.of(
        fates.values().stream().mapToLong(cycles -> cycles).sum(),
        fates.getOrDefault(Fate.ADVANCED, 0L),
        fates.getOrDefault(Fate.OPEN, 0L));
  }

  private Stream<CycleGroup> with(Milestone milestone, Fate fate) {
    return entered(milestone).filter(has(milestone, fate));
  }

  private static Predicate<CycleGroup> has(Milestone milestone, Fate fate) {
    return group -> group.fate(milestone) == fate;
  }

  private Stream<CycleGroup> entered(Milestone milestone) {
    return groups.stream().filter(group -> group.entered(milestone));
  }

  private Stream<CycleGroup> before(Milestone milestone) {
    return groups.stream().filter(group -> group.enteredBefore(milestone));
  }

  private static long count(Stream<CycleGroup> groups) {
    return groups.mapToLong(CycleGroup::cycles).sum();
  }

  private static BigDecimal sum(Stream<CycleGroup> groups) {
    return groups.map(CycleGroup::value).reduce(BigDecimal.ZERO.setScale(2), BigDecimal::add);
  }
}
