package io.sluice.nurture;

import io.sluice.lead.Cell;
import io.sluice.lead.SleepPlan;
import java.time.Instant;
import java.time.LocalDate;

/**
 * What the {@code sleep-policy} decision says about a lead whose cycle was recycled or lost.
 *
 * @param track which nurture touches it gets
 * @param wakeAfterDays after how many days it wakes where nobody has named a day and the reason has
 *     none of its own
 * @param jitterDays over how many days more the leads of one day are spread
 * @param wakeAtLevel the readiness that wakes it before, 1 (hot) to 4, null for none
 * @param firstTouchAfterDays after how many days it is written to, null for never
 * @param archived whether no date wakes it any more
 */
record SleepPolicy(
    String track,
    Integer wakeAfterDays,
    Integer jitterDays,
    Integer wakeAtLevel,
    Integer firstTouchAfterDays,
    boolean archived) {

  SleepPolicy {
    jitterDays = jitterDays == null ? 0 : jitterDays;
  }

  /**
   * @param wakeAt null for a lead that is archived
   */
  SleepPlan sleepUntil(Instant wakeAt, LocalDate today, Jitter jitter, Cell cell) {
    var firstTouch =
        firstTouchAfterDays == null
            ? null
            : jitter.touchOn(today.plusDays(firstTouchAfterDays), wakeAt);
    return new SleepPlan(track, wakeAt, wakeAtLevel, wakeAt == null, firstTouch, cell);
  }
}
