package io.sluice.followup;

import io.sluice.calendar.WorkingCalendar;
import java.time.Duration;
import java.time.Instant;

/**
 * After how many minutes of working time a task is reminded of, due, given to the next rep, taken
 * to the manager, and given up; null for never.
 *
 * @param reassignments how many are permitted in a chain, null for none; only after them comes the
 *     manager
 */
record FollowUpPolicy(
    Long remindAfter,
    Long dueAfter,
    Long reassignAfter,
    Integer reassignments,
    Long escalateAfter,
    Long giveUpAfter) {

  FollowUpPolicy {
    reassignments = reassignments == null ? 0 : reassignments;
  }

  /**
   * The clocks of one who is given a task.
   *
   * @param hours theirs
   * @param reassigned how many reassignments came before in the chain
   */
  Clocks clocksFrom(Instant start, WorkingCalendar hours, int reassigned) {
    var reassigns = reassignAfter != null && reassigned < reassignments;
    return new Clocks(
        after(remindAfter, start, hours),
        after(dueAfter, start, hours),
        reassigns ? after(reassignAfter, start, hours) : Clocks.NEVER,
        reassigns ? Clocks.NEVER : after(escalateAfter, start, hours),
        after(giveUpAfter, start, hours));
  }

  private static Instant after(Long minutes, Instant start, WorkingCalendar hours) {
    return minutes == null ? Clocks.NEVER : hours.after(start, Duration.ofMinutes(minutes));
  }
}
