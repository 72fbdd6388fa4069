package io.sluice.calendar;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Set;

/**
 * The hours in which a rep works: Monday to Friday, 09:00 to 17:00 where they are. A deadline
 * counts those hours only.
 */
public final class WorkingCalendar {

  private static final LocalTime OPENS = LocalTime.of(9, 0);
  private static final LocalTime CLOSES = LocalTime.of(17, 0);
  private static final Set<DayOfWeek> WEEKEND = Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);

  private final ZoneId zone;

  public WorkingCalendar(ZoneId zone) {
    this.zone = zone;
  }

  /** The instant at which so much working time has passed since {@code start}. */
  public Instant after(Instant start, Duration work) {
    var from = nextWorkingTime(start.atZone(zone));
    var left = work;
    while (true) {
      var closes = from.with(CLOSES);
      var today = Duration.between(from, closes);
      if (left.compareTo(today) <= 0) {
        return from.plus(left).toInstant();
      }
      left = left.minus(today);
      from = nextWorkingTime(closes);
    }
  }

  private static ZonedDateTime nextWorkingTime(ZonedDateTime time) {
    var candidate = time.toLocalTime().isBefore(OPENS) ? time.with(OPENS) : time;
    if (!candidate.toLocalTime().isBefore(CLOSES)) {
      candidate = candidate.plusDays(1).with(OPENS);
    }
    while (WEEKEND.contains(candidate.getDayOfWeek())) {
      candidate = candidate.plusDays(1).with(OPENS);
    }
    return candidate;
  }
}
