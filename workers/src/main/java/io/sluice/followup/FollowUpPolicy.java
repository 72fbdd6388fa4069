package io.sluice.followup;

import io.sluice.calendar.WorkingCalendar;
import java.time.Duration;
import java.time.Instant;

/**
 * After how much working time a task is reminded of, due, and taken to the manager, and by when the
 * manager decides.
 */
record FollowUpPolicy(long remindAfter, long dueAfter, long escalateAfter, long decideAfter) {

  Clocks clocksFrom(Instant start, WorkingCalendar hours) {
    return new Clocks(
        hours.after(start, Duration.ofMinutes(remindAfter)),
        hours.after(start, Duration.ofMinutes(dueAfter)),
        hours.after(start, Duration.ofMinutes(escalateAfter)),
        hours.after(start, Duration.ofMinutes(decideAfter)));
  }
}
