package io.sluice.lead;

import java.time.Instant;

/**
 * How a lead sleeps whose cycle has ended. It wakes one day, or it is archived.
 *
 * @param track which nurture touches it gets, a word of the {@code sleep-policy} decision
 * @param wakeAt when the next cycle starts, null for an archived lead
 * @param wakeAtLevel the readiness that wakes it before, 1 (hot) to 4, null for none
 * @param archived whether no date wakes it any more
 * @param nextTouchAt when it is written to for the first time, null for never
 * @param cell where the matrix had it last; only a lead that was assessed is ever graded again
 */
public record SleepPlan(
    String track,
    Instant wakeAt,
    Integer wakeAtLevel,
    boolean archived,
    Instant nextTouchAt,
    Cell cell) {

  /**
   * @throws IllegalArgumentException when it neither wakes nor is archived, or both
   */
  public SleepPlan {
    if ((wakeAt == null) != archived) {
      throw new IllegalArgumentException("A lead sleeps until a date, or it is archived");
    }
  }

  /** The same for a lead that was never assessed. */
  public SleepPlan(
      String track, Instant wakeAt, Integer wakeAtLevel, boolean archived, Instant nextTouchAt) {
    this(track, wakeAt, wakeAtLevel, archived, nextTouchAt, Cell.NONE);
  }
}
