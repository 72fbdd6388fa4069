package io.sluice.process;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Set;

/**
 * The slow, obvious way to count working time: minute by minute, by the clock on the wall, Monday
 * to Friday, 09:00 to 17:00.
 *
 * @param awayFrom null for never away
 */
record WallCalendar(ZoneId zone, Set<LocalDate> holidays, Instant awayFrom, Instant awayUntil) {

  static WallCalendar of(String zone) {
    return new WallCalendar(ZoneId.of(zone), Set.of(), null, null);
  }

  WallCalendar withHolidays(Set<LocalDate> days) {
    return new WallCalendar(zone, days, awayFrom, awayUntil);
  }

  WallCalendar withAbsence(Instant from, Instant until) {
    return new WallCalendar(zone, holidays, from, until);
  }

  Instant after(Instant start, long minutes) {
    var time = isWorking(start) ? start : nextOpening(start);
    for (var counted = 0; counted < minutes; time = time.plusSeconds(60)) {
      counted += isWorking(time) ? 1 : 0;
    }
    // at 17:00 the day's work is done; a second later it goes on tomorrow
    while (!isWorking(time) && !isFullMinute(time)) {
      time = time.plusSeconds(60);
    }
    return time;
  }

  private Instant nextOpening(Instant start) {
    var time = start.truncatedTo(ChronoUnit.MINUTES);
    while (!isWorking(time)) {
      time = time.plus(Duration.ofMinutes(1));
    }
    return time;
  }

  private boolean isWorking(Instant instant) {
    var local = instant.atZone(zone);
    var hour = local.toLocalTime();
    return local.getDayOfWeek() != DayOfWeek.SATURDAY
        && local.getDayOfWeek() != DayOfWeek.SUNDAY
        && !hour.isBefore(LocalTime.of(9, 0))
        && hour.isBefore(LocalTime.of(17, 0))
        && !holidays.contains(local.toLocalDate())
        && (awayFrom == null || instant.isBefore(awayFrom) || !instant.isBefore(awayUntil));
  }

  private static boolean isFullMinute(Instant instant) {
    return instant.equals(instant.truncatedTo(ChronoUnit.MINUTES));
  }
}
