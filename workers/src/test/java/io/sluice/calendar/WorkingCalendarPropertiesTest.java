package io.sluice.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.calendar.WorkingHours.Block;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;

/** The calendar against one who counts every minute, mostly about changes of the clocks. */
class WorkingCalendarPropertiesTest {

  private static final int DAY = 24 * 60;
  private static final int DAYS_BEFORE = 8;

  @Property(tries = 600)
  void agreesWithWhoCountsEveryMinute(
      @ForAll("situations") Situation situation, @ForAll @IntRange(max = 1_000) int share) {
    var oracle = situation.oracle();
    var work = share(oracle.workAfter(situation.start()), share);
    if (!work.isZero()) {
      assertThat(situation.calendar().after(situation.start(), work))
          .isEqualTo(oracle.after(situation.start(), work));
    }
  }

  @Property(tries = 150)
  void knowsWhetherItIsWorkingTime(@ForAll("situations") Situation situation) {
    var oracle = situation.oracle();
    var calendar = situation.calendar();
    for (int minute = -2 * DAY; minute < 2 * DAY; minute += 11) {
      var instant = situation.start().plus(minute, ChronoUnit.MINUTES);
      assertThat(calendar.works(instant)).as("%s", instant).isEqualTo(oracle.works(instant));
    }
  }

  @Property(tries = 300)
  void moreWorkEndsLaterAndWorkAddsUp(
      @ForAll("situations") Situation situation,
      @ForAll @IntRange(min = 1, max = 3_000) int minutes,
      @ForAll @IntRange(min = 1, max = 3_000) int more) {
    var calendar = situation.calendar();
    var end = calendar.after(situation.start(), Duration.ofMinutes(minutes));
    assertThat(calendar.after(situation.start(), Duration.ofMinutes(minutes + more)))
        .isAfter(end)
        .isEqualTo(calendar.after(end, Duration.ofMinutes(more)));
  }

  @Property(tries = 300)
  void whoStartsLaterEndsNoEarlier(
      @ForAll("situations") Situation situation,
      @ForAll @IntRange(max = 3 * DAY) int later,
      @ForAll @IntRange(max = 3_000) int minutes) {
    var calendar = situation.calendar();
    var work = Duration.ofMinutes(minutes);
    assertThat(calendar.after(situation.start().plus(later, ChronoUnit.MINUTES), work))
        .isAfterOrEqualTo(calendar.after(situation.start(), work));
  }

  @Property(tries = 300)
  void workEndsInWorkingTimeAndNoWorkAtItsBeginning(
      @ForAll("situations") Situation situation,
      @ForAll @IntRange(min = 1, max = 3_000) int minutes) {
    var calendar = situation.calendar();
    var end = calendar.after(situation.start(), Duration.ofMinutes(minutes));
    var next = calendar.after(situation.start(), Duration.ZERO);
    assertThat(calendar.works(end.minusSeconds(1))).isTrue();
    assertThat(calendar.absent(end.minusSeconds(1))).isFalse();
    assertThat(calendar.works(next)).isTrue();
    assertThat(calendar.works(situation.start())).isEqualTo(next.equals(situation.start()));
  }

  @Provide
  Arbitrary<Situation> situations() {
    return Arbitraries.of(
            "Europe/Berlin",
            "America/New_York",
            "Australia/Lord_Howe",
            "Asia/Kolkata",
            "Africa/Casablanca",
            "America/Havana",
            "America/Nuuk")
        .map(ZoneId::of)
        .flatMap(
            zone ->
                moments(zone)
                    .flatMap(
                        moment ->
                            Combinators.combine(
                                    weeks(),
                                    holidays(moment, zone),
                                    absences(moment),
                                    Arbitraries.integers().between(-3 * DAY * 60, DAY * 60))
                                .as(
                                    (hours, holidays, absences, seconds) ->
                                        new Situation(
                                            zone,
                                            moment,
                                            hours,
                                            holidays,
                                            absences,
                                            moment.plusSeconds(seconds)))));
  }

  /** Changes of the clocks, where there are any, and a Christmas. */
  private static Arbitrary<Instant> moments(ZoneId zone) {
    var moments = new ArrayList<Instant>();
    moments.add(Instant.parse("2026-12-25T00:00:00Z"));
    var rules = zone.getRules();
    var change = rules.nextTransition(Instant.parse("2027-01-01T00:00:00Z"));
    for (int i = 0; i < 2 && change != null; i++) {
      moments.add(change.getInstant());
      change = rules.nextTransition(change.getInstant());
    }
    return Arbitraries.of(moments);
  }

  private static Arbitrary<WorkingHours> weeks() {
    return Arbitraries.maps(Arbitraries.of(DayOfWeek.class), days())
        .ofMinSize(1)
        .map(
            days ->
                days.entrySet().stream()
                    .flatMap(day -> blocks(day.getKey(), List.copyOf(day.getValue())).stream())
                    .toList())
        .map(WorkingHours::new);
  }

  /** When the blocks of a day open and close, in minutes, often in the small hours. */
  private static Arbitrary<SortedSet<Integer>> days() {
    var minutes =
        Arbitraries.frequencyOf(
            Tuple.of(2, Arbitraries.integers().between(0, DAY)),
            Tuple.of(1, Arbitraries.integers().between(0, 16).map(quarter -> quarter * 15)),
            Tuple.of(1, Arbitraries.of(21 * 60, 23 * 60, 23 * 60 + 30, DAY)));
    return Arbitraries.of(2, 4, 6).flatMap(edges -> minutes.set().ofSize(edges)).map(TreeSet::new);
  }

  private static List<Block> blocks(DayOfWeek day, List<Integer> edges) {
    var blocks = new ArrayList<Block>();
    for (int i = 0; i < edges.size(); i += 2) {
      blocks.add(new Block(day, time(edges.get(i)), time(edges.get(i + 1))));
    }
    return blocks;
  }

  private static LocalTime time(int minute) {
    return minute == DAY ? WorkingHours.END_OF_DAY : LocalTime.ofSecondOfDay(minute * 60L);
  }

  private static Arbitrary<Set<LocalDate>> holidays(Instant moment, ZoneId zone) {
    var day = LocalDate.ofInstant(moment, zone);
    return Arbitraries.integers().between(-3, 10).map(day::plusDays).set().ofMaxSize(3);
  }

  private static Arbitrary<List<Absence>> absences(Instant moment) {
    return Combinators.combine(
            Arbitraries.integers().between(-4 * DAY, 10 * DAY),
            Arbitraries.integers().between(1, 4 * DAY))
        .as(
            (from, length) ->
                new Absence(
                    UUID.randomUUID(),
                    moment.plus(from, ChronoUnit.MINUTES),
                    moment.plus(from + length, ChronoUnit.MINUTES)))
        .list()
        .ofMaxSize(3);
  }

  private static Duration share(Duration all, int thousandths) {
    return Duration.ofSeconds(all.toSeconds() * thousandths / 1_000);
  }

  /** Someone's calendar at the time of something that calendars get wrong. */
  record Situation(
      ZoneId zone,
      Instant moment,
      WorkingHours hours,
      Set<LocalDate> holidays,
      List<Absence> absences,
      Instant start) {

    WorkingCalendar calendar() {
      return new WorkingCalendar("of someone", zone, hours, holidays::contains, absences);
    }

    EveryMinute oracle() {
      return new EveryMinute(
          moment.minus(DAYS_BEFORE, ChronoUnit.DAYS), zone, hours, holidays, absences);
    }
  }
}
