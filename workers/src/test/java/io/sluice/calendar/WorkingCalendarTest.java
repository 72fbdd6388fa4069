package io.sluice.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkingCalendarTest {

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

  @Property(tries = 300)
  void agreesWithWhoCountsEveryMinute(
      @ForAll("zones") ZoneId zone,
      @ForAll("minutesOf2026") Instant start,
      @ForAll @IntRange(min = 1, max = 3_000) int minutes) {
    assertThat(new WorkingCalendar(zone).after(start, Duration.ofMinutes(minutes)))
        .isEqualTo(countedMinuteByMinute(zone, start, minutes));
  }

  @Property(tries = 300)
  void moreWorkEndsLater(
      @ForAll("zones") ZoneId zone,
      @ForAll("minutesOf2026") Instant start,
      @ForAll @IntRange(min = 1, max = 30_000) int minutes,
      @ForAll @IntRange(min = 1, max = 3_000) int more) {
    var hours = new WorkingCalendar(zone);
    var end = hours.after(start, Duration.ofMinutes(minutes));
    assertThat(hours.after(start, Duration.ofMinutes(minutes + more)))
        .isAfter(end)
        .isEqualTo(hours.after(end, Duration.ofMinutes(more)));
  }

  @Provide
  Arbitrary<ZoneId> zones() {
    return Arbitraries.of("Europe/Berlin", "America/New_York", "Asia/Kolkata", "UTC")
        .map(ZoneId::of);
  }

  @Provide
  Arbitrary<Instant> minutesOf2026() {
    var newYear = Instant.parse("2026-01-01T00:00:00Z");
    return Arbitraries.integers()
        .between(0, 365 * 24 * 60)
        .map(minute -> newYear.plus(minute, ChronoUnit.MINUTES));
  }

  private static Instant countedMinuteByMinute(ZoneId zone, Instant start, int minutes) {
    var minute = start;
    var counted = 0;
    while (counted < minutes) {
      var local = minute.atZone(zone);
      var isWeekend =
          local.getDayOfWeek() == DayOfWeek.SATURDAY || local.getDayOfWeek() == DayOfWeek.SUNDAY;
      if (!isWeekend && local.getHour() >= 9 && local.getHour() < 17) {
        counted++;
      }
      minute = minute.plus(1, ChronoUnit.MINUTES);
    }
    return minute;
  }
}
