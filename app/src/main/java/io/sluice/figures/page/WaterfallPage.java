package io.sluice.figures.page;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingLong;

import io.sluice.figures.Asleep;
import io.sluice.figures.Cohort;
import io.sluice.figures.EndedBy;
import io.sluice.figures.Fate;
import io.sluice.figures.FigureFilter;
import io.sluice.figures.Milestone;
import io.sluice.figures.Vantage;
import io.sluice.figures.Waterfall;
import io.sluice.figures.Waterfall.Breach;
import io.sluice.figures.Waterfall.End;
import io.sluice.figures.Waterfall.Sleeping;
import io.sluice.page.BarChart;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;

/** What the page shows of a waterfall to somebody, each number with the list of its leads. */
public record WaterfallPage(
    Waterfall waterfall, Vantage vantage, List<StageRow> rows, List<GatePart> gates) {

  private static final int MOST_REASONS = 6;

  static WaterfallPage of(Waterfall waterfall, Vantage vantage) {
    var filter = waterfall.filter();
    return new WaterfallPage(
        waterfall,
        vantage,
        Milestone.stages().stream()
            .map(milestone -> StageRow.of(filter, vantage, waterfall.stage(milestone), milestone))
            .toList(),
        Milestone.gates().stream()
            .map(milestone -> GatePart.of(filter, vantage, gate(waterfall, milestone), milestone))
            .toList());
  }

  private static Waterfall.Gate gate(Waterfall waterfall, Milestone milestone) {
    return waterfall.gates().stream()
        .filter(gate -> gate.gate().equals(milestone.code()))
        .findFirst()
        .orElseThrow();
  }

  public FigureFilter filter() {
    return waterfall.filter();
  }

  public boolean isEmpty() {
    return waterfall.isEmpty();
  }

  /** Those that any lead came to, and those that each lead should. */
  public List<StageRow> stages() {
    return rows.stream()
        .filter(row -> row.entered().cycles() > 0 || !isSideDoor(row.milestone()))
        .toList();
  }

  private static boolean isSideDoor(Milestone milestone) {
    return milestone == Milestone.TGL
        || milestone == Milestone.SGL
        || milestone == Milestone.EXPANSION;
  }

  StageRow row(Milestone milestone) {
    return rows.stream().filter(row -> row.milestone() == milestone).findFirst().orElseThrow();
  }

  GatePart gate(Milestone milestone) {
    return gates.stream().filter(gate -> gate.milestone() == milestone).findFirst().orElseThrow();
  }

  public StageRow won() {
    return row(Milestone.WON);
  }

  public Linked cameIn() {
    return Linked.of(filter(), Cohort.ALL, null, waterfall.cameIn());
  }

  public Linked underWay() {
    return cameIn(Fate.OPEN);
  }

  Linked cameIn(Fate fate) {
    return Linked.of(
        filter(),
        Cohort.ALL.with(fate),
        fate.code(),
        waterfall.fates().getOrDefault(fate.code(), 0L));
  }

  /** What stands at any stage now, by how probable it is that it is won. */
  public BigDecimal weighted() {
    return rows.stream()
        .map(row -> row.value().weighted())
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** Whether any probability is no measurement yet. */
  public boolean isAnyBenchmark() {
    return rows.stream().anyMatch(row -> !row.isLast() && row.value().measuredOn() == null);
  }

  /** Those that ended with a fate, of those that came in. */
  public Linked ended(String fate) {
    return cameIn(Fate.ofCode(fate).orElseThrow());
  }

  /** Those of them that somebody had last. */
  Linked ended(Fate fate, EndedBy by) {
    return Linked.of(
        filter(),
        Cohort.ALL.with(fate).among(by),
        fate.code(),
        waterfall.ends().stream()
            .filter(end -> end.fate().equals(fate.code()) && end.by().equals(by.code()))
            .mapToLong(End::cycles)
            .sum());
  }

  /** Why those that came in ended with a fate, the most frequent first. */
  public List<Linked> reasons(String fate) {
    var cohort = Cohort.ALL.with(Fate.ofCode(fate).orElseThrow());
    return waterfall.ended().getOrDefault(fate, List.of()).stream()
        .map(
            reason ->
                Linked.of(
                    filter(), cohort.because(reason.reason()), reason.reason(), reason.cycles()))
        .toList();
  }

  /** Whose tasks were late: first those that are still, then the most frequent. */
  public List<LatePart> late() {
    return waterfall.breaches().stream()
        .sorted(Comparator.comparing(Breach::open).reversed())
        .map(breach -> LatePart.of(filter(), breach))
        .toList();
  }

  public List<SourcePart> refusedSources() {
    return waterfall.refusedSources().stream()
        .map(source -> SourcePart.of(filter(), source))
        .toList();
  }

  /** Those whom a date wakes. */
  public Linked asleep() {
    var sleepers = waterfall.sleepers();
    return asleep(Asleep.WAKING, sleepers.asleep() - sleepers.archived());
  }

  /** Those whom none does. */
  public Linked archived() {
    return asleep(Asleep.ARCHIVED, waterfall.sleepers().archived());
  }

  private Linked asleep(Asleep which, long leads) {
    return Linked.of(filter(), Cohort.of(which), null, leads);
  }

  /** Why those sleep whom a date wakes, the most frequent first. */
  public List<Linked> whyAsleep() {
    return waterfall.sleepers().groups().stream()
        .filter(group -> group.week() != null)
        .collect(groupingBy(Sleeping::reason, summingLong(Sleeping::leads)))
        .entrySet()
        .stream()
        .map(
            each ->
                Linked.of(
                    filter(),
                    Cohort.of(Asleep.WAKING).because(each.getKey()),
                    each.getKey(),
                    each.getValue()))
        .sorted(Comparator.comparing(Linked::cycles).reversed().thenComparing(Linked::label))
        .limit(MOST_REASONS)
        .toList();
  }

  /** How many came to each stage. */
  public BarChart volumes() {
    var shown = stages();
    return new BarChart(
        shown.stream().map(StageRow::label).toList(),
        List.of(
            BarChart.series(
                "Came to it", shown.stream().map(row -> row.entered().cycles()).toList(), 1)),
        shown.stream().map(row -> row.entered().href()).toList());
  }

  /** What became of those that came to each stage and could go on. */
  public BarChart fates() {
    var shown = stages().stream().filter(row -> !row.isLast() && row.told()).toList();
    return new BarChart(
        shown.stream().map(StageRow::label).toList(),
        List.of(
            BarChart.series(
                "Moved on", shown.stream().map(row -> row.advanced().cycles()).toList(), 1),
            BarChart.series(
                "Still open", shown.stream().map(row -> row.open().cycles()).toList(), 2),
            BarChart.series(
                "Ended there", shown.stream().map(row -> row.stopped().cycles()).toList(), 0)),
        shown.stream().map(row -> row.entered().href()).toList());
  }
}
