package io.sluice.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.calendar.WorkingHours.Block;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkingCalendarTest {

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final DayOfWeek[] MONDAY_TO_THURSDAY = {
    DayOfWeek.MONDAY, DayOfWeek.TUESDAY, DayOfWeek.WEDNESDAY, DayOfWeek.THURSDAY
  };
  private static final WorkingHours OFFICE =
      new WorkingHours(
          Stream.of(
                  blocks("09:00", "12:30", MONDAY_TO_THURSDAY),
                  blocks("13:30", "17:30", MONDAY_TO_THURSDAY),
                  blocks("09:00", "13:00", DayOfWeek.FRIDAY))
              .flatMap(blocks -> blocks)
              .toList());

  /** 2026-03-06 is a Friday. */
  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "within a day, 2026-03-06T10:00, PT4H, 2026-03-06T14:00",
    "until closing, 2026-03-06T13:00, PT4H, 2026-03-06T17:00",
    "over the weekend, 2026-03-06T15:00, PT4H, 2026-03-09T11:00",
    "from before opening, 2026-03-05T06:30, PT1H, 2026-03-05T10:00",
    "from opening, 2026-03-05T09:00, PT8H, 2026-03-05T17:00",
    "from exactly at closing, 2026-03-05T17:00, PT1H, 2026-03-06T10:00",
    "from after closing, 2026-03-05T21:15, PT1H, 2026-03-06T10:00",
    "from a Saturday, 2026-03-07T12:00, PT30M, 2026-03-09T09:30",
    "from a Sunday night, 2026-03-08T23:59, PT1H, 2026-03-09T10:00",
    "no time while open, 2026-03-05T12:34:56, PT0S, 2026-03-05T12:34:56",
    "no time while closed, 2026-03-07T12:00, PT0S, 2026-03-09T09:00",
    "a week, 2026-03-02T09:00, PT40H, 2026-03-06T17:00",
    "a quarter, 2026-01-05T09:00, PT520H, 2026-04-03T17:00",
    "seconds over the night, 2026-03-05T16:59:30, PT1M, 2026-03-06T09:00:30"
  })
  void countsWorkingTimeOnly(
      String situation, LocalDateTime start, Duration work, LocalDateTime end) {
    for (var zone : new String[] {"Europe/Berlin", "Asia/Tokyo"}) {
      var there = ZoneId.of(zone);
      assertThat(new WorkingCalendar(there).after(start.atZone(there).toInstant(), work))
          .isEqualTo(end.atZone(there).toInstant());
    }
  }

  /** In 2026 Berlin changes on 29 March and 25 October, New York on 8 March and 1 November. */
  @ParameterizedTest
  @CsvSource({
    "Europe/Berlin, 2026-03-27T16:00+01:00, 2026-03-30T10:00+02:00",
    "Europe/Berlin, 2026-10-23T16:00+02:00, 2026-10-26T10:00+01:00",
    "America/New_York, 2026-03-06T16:00-05:00, 2026-03-09T10:00-04:00",
    "America/New_York, 2026-10-30T16:00-04:00, 2026-11-02T10:00-05:00"
  })
  void keepsToTheClockOnTheWallWhenItIsChanged(
      ZoneId zone, OffsetDateTime start, OffsetDateTime end) {
    assertThat(new WorkingCalendar(zone).after(start.toInstant(), Duration.ofHours(2)))
        .isEqualTo(end.toInstant());
  }

  @Test
  void readsTheStartOnTheRepsOwnClock() {
    var noonInBerlin = Instant.parse("2026-03-05T11:00:00Z");
    assertThat(
            new WorkingCalendar(ZoneId.of("America/New_York"))
                .after(noonInBerlin, Duration.ofHours(1)))
        .isEqualTo(Instant.parse("2026-03-05T15:00:00Z"));
  }

  /** Monday to Thursday with a lunch break, a short Friday. 2026-03-06 is a Friday. */
  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "over lunch, 2026-03-05T12:00, PT1H, 2026-03-05T14:00",
    "until lunch, 2026-03-05T12:00, PT30M, 2026-03-05T12:30",
    "from lunch, 2026-03-05T13:00, PT0S, 2026-03-05T13:30",
    "over lunch and night, 2026-03-05T11:30, PT6H, 2026-03-06T10:00",
    "over the weekend, 2026-03-06T12:00, PT2H, 2026-03-09T10:00",
    "from Friday afternoon, 2026-03-06T13:00, PT7H30M, 2026-03-09T17:30",
    "a week, 2026-03-02T09:00, PT34H, 2026-03-06T13:00"
  })
  void countsTheBlocksOfEachDay(
      String situation, LocalDateTime start, Duration work, LocalDateTime end) {
    assertThat(office().after(inBerlin(start), work)).isEqualTo(inBerlin(end));
  }

  /** In 2026 the second day of Christmas is a Saturday; only the British make up for it. */
  @ParameterizedTest
  @CsvSource({
    "Europe/Berlin, DE, 2026-12-24T16:00, 2026-12-28T10:00",
    "Europe/London, GB, 2026-12-24T16:00, 2026-12-29T10:00",
    "America/New_York, US, 2026-12-24T16:00, 2026-12-28T10:00"
  })
  void keepsChristmasAsTheCountryDoes(
      ZoneId zone, String country, LocalDateTime start, LocalDateTime end) {
    var holidays = new PublicHolidays();
    var calendar =
        new WorkingCalendar(
            "of someone",
            zone,
            WorkingHours.DEFAULT,
            date -> holidays.on(date, country, null),
            List.of());
    assertThat(calendar.after(start.atZone(zone).toInstant(), Duration.ofHours(2)))
        .isEqualTo(end.atZone(zone).toInstant());
  }

  /** In 2027 Berlin changes on 28 March and 31 October, New York on 14 March and 7 November. */
  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "a night is short, Europe/Berlin, 00:00, 06:00, 2027-03-28T00:00+01:00, PT5H, 2027-03-28T06:00+02:00",
    "and there is no sixth hour, Europe/Berlin, 00:00, 06:00, 2027-03-28T00:00+01:00, PT6H, 2027-04-04T01:00+02:00",
    "an edge that is skipped moves on, Europe/Berlin, 02:30, 06:00, 2027-03-28T00:00+01:00, PT1H, 2027-03-28T04:30+02:00",
    "a night is long, Europe/Berlin, 00:00, 06:00, 2027-10-31T00:00+02:00, PT7H, 2027-10-31T06:00+01:00",
    "the first pass opens, Europe/Berlin, 02:30, 06:00, 2027-10-31T00:00+02:00, PT1H, 2027-10-31T02:30+01:00",
    "the second pass closes, Europe/Berlin, 00:00, 02:30, 2027-10-31T00:00+02:00, PT3H30M, 2027-10-31T02:30+01:00",
    "before the first pass is over, Europe/Berlin, 00:00, 02:00, 2027-10-31T00:00+02:00, PT2H, 2027-10-31T02:00+02:00",
    "a night is short, America/New_York, 00:00, 06:00, 2027-03-14T00:00-05:00, PT5H, 2027-03-14T06:00-04:00",
    "a night is long, America/New_York, 00:00, 06:00, 2027-11-07T00:00-04:00, PT7H, 2027-11-07T06:00-05:00",
    "half an hour only, Australia/Lord_Howe, 00:00, 06:00, 2027-04-04T00:00+11:00, PT6H30M, 2027-04-04T06:00+10:30"
  })
  void countsTheTimeThatPassesWhenClocksAreChanged(
      String situation,
      ZoneId zone,
      LocalTime opens,
      LocalTime closes,
      OffsetDateTime start,
      Duration work,
      OffsetDateTime end) {
    var nightOnSunday = new WorkingHours(List.of(new Block(DayOfWeek.SUNDAY, opens, closes)));
    var calendar = new WorkingCalendar("of someone", zone, nightOnSunday, date -> false, List.of());
    assertThat(calendar.after(start.toInstant(), work)).isEqualTo(end.toInstant());
  }

  /** In Nuuk the last hour of a Saturday is skipped. */
  @Test
  void aBlockThatIsPushedOverMidnightComesAfterWhatBeginsThere() {
    var nuuk = ZoneId.of("America/Nuuk");
    var calendar =
        new WorkingCalendar(
            "of someone",
            nuuk,
            new WorkingHours(
                List.of(
                    new Block(DayOfWeek.SATURDAY, LocalTime.of(23, 15), LocalTime.of(23, 45)),
                    new Block(DayOfWeek.SUNDAY, LocalTime.of(0, 0), LocalTime.of(0, 20)))),
            date -> false,
            List.of());
    var evening = LocalDateTime.parse("2027-03-27T20:00").atZone(nuuk).toInstant();
    assertThat(calendar.after(evening, Duration.ofMinutes(45)))
        .isEqualTo(LocalDateTime.parse("2027-03-28T00:45").atZone(nuuk).toInstant());
  }

  @Test
  void anAbsenceInterruptsABlock() {
    var thursday = LocalDateTime.parse("2026-03-05T00:00");
    var dentist = absence(thursday.withHour(10), thursday.withHour(11).withMinute(15));
    var calendar = office(dentist);

    assertThat(calendar.after(inBerlin(thursday.withHour(9)), Duration.ofHours(2)))
        .isEqualTo(inBerlin(thursday.withHour(12).withMinute(15)));
    assertThat(calendar.works(inBerlin(thursday.withHour(10)))).isFalse();
    assertThat(calendar.absent(inBerlin(thursday.withHour(10)))).isTrue();
    assertThat(calendar.works(dentist.until())).isTrue();
    assertThat(calendar.absent(dentist.until())).isFalse();
  }

  @Test
  void workingTimeBeginsWithABlockAndIsOverAtItsEnd() {
    var calendar = office();
    assertThat(calendar.works(inBerlin(LocalDateTime.parse("2026-03-05T08:59:59")))).isFalse();
    assertThat(calendar.works(inBerlin(LocalDateTime.parse("2026-03-05T09:00")))).isTrue();
    assertThat(calendar.works(inBerlin(LocalDateTime.parse("2026-03-05T12:29:59")))).isTrue();
    assertThat(calendar.works(inBerlin(LocalDateTime.parse("2026-03-05T12:30")))).isFalse();
  }

  @Test
  void noWorkAtAllTakesUntilTheNextWorkingInstant() {
    var calendar = new WorkingCalendar(BERLIN);
    var closing = inBerlin(LocalDateTime.parse("2026-03-06T17:00"));
    var working = inBerlin(LocalDateTime.parse("2026-03-06T16:59:59.5"));
    assertThat(calendar.after(working, Duration.ZERO)).isEqualTo(working);
    assertThat(calendar.after(working, Duration.ofMillis(500))).isEqualTo(closing);
    assertThat(calendar.after(closing, Duration.ZERO))
        .isEqualTo(inBerlin(LocalDateTime.parse("2026-03-09T09:00")));
  }

  @Test
  void whoNeverWorksIsNamed() {
    var start = inBerlin(LocalDateTime.parse("2026-03-06T15:00"));
    var gone =
        new Absence(
            UUID.randomUUID(), start.plusSeconds(60), Instant.parse("2040-01-01T00:00:00Z"));
    var calendar = office(gone);

    assertThatThrownBy(() -> calendar.after(start, Duration.ofHours(1)))
        .isInstanceOf(NeverWorkingException.class)
        .hasMessage(
            "The calendar of kim has no working time in the 5 years from 2026-03-06T14:00:00Z:"
                + " give it working hours, or end the absence.");
    assertThat(calendar.works(gone.until().minusSeconds(1))).isFalse();
  }

  private static WorkingCalendar office(Absence... absences) {
    return new WorkingCalendar("of kim", BERLIN, OFFICE, date -> false, List.of(absences));
  }

  private static Absence absence(LocalDateTime from, LocalDateTime until) {
    return new Absence(UUID.randomUUID(), inBerlin(from), inBerlin(until));
  }

  private static Instant inBerlin(LocalDateTime local) {
    return local.atZone(BERLIN).toInstant();
  }

  private static Stream<Block> blocks(String opens, String closes, DayOfWeek... days) {
    return Stream.of(days)
        .map(day -> new Block(day, LocalTime.parse(opens), LocalTime.parse(closes)));
  }
}
