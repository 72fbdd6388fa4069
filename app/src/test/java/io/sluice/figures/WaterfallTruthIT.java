package io.sluice.figures;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingLong;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sluice.access.Role;
import io.sluice.access.Viewer;
import io.sluice.figures.Waterfall.End;
import io.sluice.figures.Waterfall.Sleeping;
import io.sluice.figures.made.Figures;
import io.sluice.figures.made.Histories;
import io.sluice.figures.made.LedgerWriter;
import io.sluice.figures.made.MadeLead;
import io.sluice.figures.made.NaiveWaterfall;
import io.sluice.figures.made.TrueRates;
import io.sluice.page.Codes;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the page says equals what is counted one by one, on histories of known true rates. */
class WaterfallTruthIT {

  private static final Viewer ADMIN = new Viewer("demo", Role.ADMIN, List.of());
  private static final Instant NOW = Instant.now();
  private static final LocalDate TODAY = LocalDate.ofInstant(NOW, ZoneOffset.UTC);

  private static List<MadeLead> leads;
  private static FiguresDatabase database;

  @BeforeAll
  static void enter() {
    leads = Histories.make(3_000, 7, NOW);
    database = FiguresDatabase.create("waterfall_truth");
    LedgerWriter.write(leads, database.source());
  }

  static Stream<FigureFilter> filters() {
    return NaiveWaterfall.filters(TODAY);
  }

  @ParameterizedTest
  @MethodSource("filters")
  void figuresAreWhatIsCounted(FigureFilter filter) {
    assertEqual(filter, ADMIN, lead -> true);
  }

  @Test
  void whoSeesSomeLeadsSeesTheirFigures() {
    assertEqual(
        whole(),
        new Viewer("morgan", Role.MANAGER, List.of("sales")),
        lead -> tasks(lead).anyMatch(task -> task.team().equals("sales")));
    assertEqual(
        whole(),
        new Viewer("sam", Role.SDR, List.of("inside-sales")),
        lead -> tasks(lead).anyMatch(task -> "sam".equals(task.username())));
  }

  @Test
  void conversionsAreTheTrueRates() {
    var longAgo =
        Map.of(
            "from",
            TODAY.minusDays(500).toString(),
            "to",
            TODAY.minusDays(200).toString(),
            "door",
            "inquiry",
            "source",
            "webinar");
    var waterfall = database.read(filter(longAgo), ADMIN);

    assertConverts(waterfall, Milestone.INQUIRY, TrueRates.USUAL.aql());
    assertConverts(waterfall, Milestone.TAL, TrueRates.USUAL.tql());
    assertConverts(waterfall, Milestone.SAL, TrueRates.USUAL.sql());
    assertThat(waterfall.stages()).allMatch(stage -> stage.conversion().open() == 0);
  }

  @Test
  void noConversionExceedsAHundredPercent() {
    var waterfall = database.read(whole(), ADMIN);

    assertThat(waterfall.stages())
        .filteredOn(stage -> stage.conversion().percent() != null)
        .hasSizeGreaterThan(5)
        .allMatch(stage -> stage.conversion().percent().doubleValue() <= 100);
  }

  /** Whatever ended has an end on the picture, and one only. */
  @ParameterizedTest
  @MethodSource("filters")
  void eachThatEndedHasOneEnd(FigureFilter filter) {
    var waterfall = database.read(filter, ADMIN);

    var ended = new TreeMap<>(waterfall.fates());
    ended.remove(Fate.OPEN.code());
    assertThat(waterfall.ends().stream().collect(groupingBy(End::fate, summingLong(End::cycles))))
        .isEqualTo(ended);
    for (var end : waterfall.ends()) {
      var cohort =
          Cohort.ALL
              .with(fate(end.fate()))
              .among(Codes.find(EndedBy.class, end.by()).orElseThrow());
      assertThat(database.count(filter, cohort)).as("%s", end).isEqualTo(end.cycles());
    }
  }

  @ParameterizedTest
  @MethodSource("filters")
  void whatIsLateHasItsLeads(FigureFilter filter) {
    for (var breach : database.read(filter, ADMIN).breaches()) {
      var username = Optional.ofNullable(breach.username());
      var late = new LateTask(breach.task(), breach.team(), username, false);
      var open = new LateTask(breach.task(), breach.team(), username, true);
      assertThat(database.count(filter, Cohort.of(late))).isEqualTo(breach.leads());
      assertThat(database.count(filter, Cohort.of(open))).isEqualTo(breach.openLeads());
    }
  }

  @ParameterizedTest
  @MethodSource("filters")
  void whoSleepsIsListed(FigureFilter filter) {
    var sleepers = database.read(filter, ADMIN).sleepers();

    assertThat(database.count(filter, Cohort.of(Asleep.ARCHIVED))).isEqualTo(sleepers.archived());
    assertThat(database.count(filter, Cohort.of(Asleep.WAKING)))
        .isEqualTo(sleepers.asleep() - sleepers.archived());
    sleepers.groups().stream()
        .filter(group -> group.week() != null)
        .collect(groupingBy(Sleeping::reason, summingLong(Sleeping::leads)))
        .forEach(
            (reason, leads) ->
                assertThat(database.count(filter, Cohort.of(Asleep.WAKING).because(reason)))
                    .isEqualTo(leads));
  }

  @ParameterizedTest
  @MethodSource("filters")
  void whatASourceIsRefusedIsListed(FigureFilter filter) {
    for (var source : database.read(filter, ADMIN).refusedSources()) {
      var figures = source.figures();
      var its = filter.ofSource(figures.source());
      assertThat(database.count(its, Cohort.of(Inquiries.ALL))).isEqualTo(figures.inquiries());
      assertThat(database.count(its, Cohort.of(Inquiries.DECIDED))).isEqualTo(figures.decided());
      assertThat(database.count(its, Cohort.of(Inquiries.REFUSED))).isEqualTo(figures.refused());
      for (var reason : figures.reasons()) {
        var kind = Inquiries.ofCode(reason.kind()).orElseThrow();
        assertThat(database.count(its, Cohort.of(kind).because(reason.reasonCode())))
            .as("%s", reason)
            .isEqualTo(reason.leads());
      }
    }
  }

  /** Each number has the list behind it: as many rows as it says. */
  @ParameterizedTest
  @MethodSource("filters")
  void eachNumberHasItsRows(FigureFilter filter) {
    var waterfall = database.read(filter, ADMIN);

    assertThat(database.count(filter, Cohort.ALL)).isEqualTo(waterfall.cameIn());
    waterfall
        .fates()
        .forEach(
            (fate, cycles) ->
                assertThat(database.count(filter, Cohort.ALL.with(fate(fate))))
                    .as(fate)
                    .isEqualTo(cycles));
    for (var stage : waterfall.stages()) {
      var cohort = Cohort.of(Milestone.ofCode(stage.stage()).orElseThrow());
      var conversion = stage.conversion();
      assertThat(database.count(filter, cohort)).isEqualTo(conversion.entered());
      assertThat(database.count(filter, cohort.with(Fate.ADVANCED)))
          .isEqualTo(conversion.advanced());
      assertThat(database.count(filter, cohort.with(Fate.OPEN))).isEqualTo(conversion.open());
      assertThat(database.count(filter, cohort.with(Fate.STOPPED)))
          .isEqualTo(conversion.decided() - conversion.advanced());
      stage
          .ended()
          .forEach(
              (fate, cycles) ->
                  assertThat(database.count(filter, cohort.with(fate(fate)))).isEqualTo(cycles));
    }
    for (var gate : waterfall.gates()) {
      var rejected = Cohort.of(Milestone.ofCode(gate.gate()).orElseThrow()).with(Fate.REJECTED);
      assertThat(database.count(filter, rejected)).isEqualTo(gate.rejected());
      for (var reason : gate.reasons()) {
        assertThat(database.count(filter, rejected.because(reason.reason())))
            .isEqualTo(reason.cycles());
      }
    }
    waterfall
        .ended()
        .forEach(
            (fate, reasons) ->
                reasons.forEach(
                    reason ->
                        assertThat(
                                database.count(
                                    filter, Cohort.ALL.with(fate(fate)).because(reason.reason())))
                            .isEqualTo(reason.cycles())));
  }

  private static Fate fate(String code) {
    return Fate.ofCode(code).orElseThrow();
  }

  private static void assertEqual(FigureFilter filter, Viewer viewer, Predicate<MadeLead> visible) {
    var waterfall = database.read(filter, viewer);

    var expected = NaiveWaterfall.of(leads, visible, filter, waterfall.at());

    assertThat(Figures.of(waterfall).differences(expected)).isEmpty();
  }

  /** By chance alone it would be further off once in 15,000 times. */
  private static void assertConverts(Waterfall waterfall, Milestone milestone, double rate) {
    var conversion = waterfall.stage(milestone).conversion();
    var spread = Math.sqrt(rate * (1 - rate) / conversion.decided());
    assertThat((double) conversion.advanced() / conversion.decided())
        .isCloseTo(rate, within(4 * spread));
  }

  private static Stream<MadeLead.MadeTask> tasks(MadeLead lead) {
    return lead.cycles().stream().flatMap(cycle -> cycle.tasks().stream());
  }

  private static FigureFilter whole() {
    return filters().findFirst().orElseThrow();
  }

  private static FigureFilter filter(Map<String, String> given) {
    return FigureFilter.of(given, Clock.systemUTC());
  }
}
