package io.sluice.sleepers;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;

/**
 * Weeks in which leads wake, of UTC. Those whose date has passed wake as soon as the rate allows:
 * the present week has them with it.
 *
 * @param first the Monday of the first week; {@link LocalDate#EPOCH} with those that are overdue
 * @param last the Monday of the last one
 * @param named the Monday by which they are called
 */
public record WakeWeeks(LocalDate first, LocalDate last, LocalDate named) {

  private static final LocalDate NEVER = LocalDate.of(9999, 12, 27);

  /** The week of a day. */
  static WakeWeeks of(LocalDate day, Instant now) {
    var week = monday(day);
    return new WakeWeeks(week.equals(present(now)) ? LocalDate.EPOCH : week, week, week);
  }

  /** The week of a day, and all that come later. */
  static WakeWeeks from(LocalDate day) {
    return new WakeWeeks(monday(day), NEVER, monday(day));
  }

  /** The Monday of the week that it is. */
  static LocalDate present(Instant now) {
    return monday(LocalDate.ofInstant(now, ZoneOffset.UTC));
  }

  private static LocalDate monday(LocalDate day) {
    return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
  }

  boolean contain(LocalDate week) {
    return week != null && !week.isBefore(first) && !week.isAfter(last);
  }

  public boolean isOverdueToo() {
    return first.isBefore(named);
  }

  public boolean isOpenEnded() {
    return last.equals(NEVER);
  }
}
