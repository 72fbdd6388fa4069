package io.sluice.discovery;

import io.sluice.calendar.WorkingCalendar;
import java.time.Duration;
import java.time.Instant;

/**
 * When discovery is good enough and when it has lasted long enough.
 *
 * @param qualifyWhenMet how many of BANT make a lead qualified
 * @param withinDays working days for the whole cadence
 */
record DiscoveryPolicy(int qualifyWhenMet, int withinDays) {

  /** A day of work, as the tables count it: 480 business minutes. */
  private static final Duration WORKING_DAY = Duration.ofHours(8);

  /**
   * The end of the cadence. It is counted in working time like the pauses between the attempts, so
   * that a rep who works half days has twice as many days for the same number of attempts.
   */
  Instant deadline(Instant start, WorkingCalendar calendar) {
    return calendar.after(start, WORKING_DAY.multipliedBy(withinDays));
  }
}
