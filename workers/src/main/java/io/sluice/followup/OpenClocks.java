package io.sluice.followup;

import io.sluice.calendar.Calendars;
import io.sluice.routing.SlaClock;
import io.sluice.routing.SlaClocks;
import java.time.Clock;
import java.time.Instant;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Moves the clocks of an open task, in PostgreSQL and in the engine. Its row is locked meanwhile,
 * so that whoever answers it or gets it next comes before or after. One that is released has no
 * clocks that count any more.
 */
@Service
class OpenClocks {

  private final Assignments assignments;
  private final Calendars calendars;
  private final EngineTimers timers;
  private final SlaClocks slaClocks;
  private final Clock clock;

  OpenClocks(
      Assignments assignments,
      Calendars calendars,
      EngineTimers timers,
      SlaClocks slaClocks,
      Clock clock) {
    this.assignments = assignments;
    this.calendars = calendars;
    this.timers = timers;
    this.slaClocks = slaClocks;
    this.clock = clock;
  }

  /**
   * @param key of the assignment
   * @param touchedAt from when its clocks count now, null for as before
   * @return whether any clock was moved
   * @throws EngineRefusedException when the engine does not do it; then nothing has changed here
   */
  @Transactional(propagation = Propagation.REQUIRES_NEW)
  public boolean move(long key, FollowUpPolicy policy, Instant touchedAt) {
    return assignments
        .lockOpen(key)
        .filter(open -> !open.isReleased())
        .map(open -> touchedAt == null ? revise(open, policy) : restart(open, policy, touchedAt))
        .orElse(false);
  }

  /**
   * Has a task that was released routed anew, by making it due for reassignment now. That it was
   * released keeps others off, so no lock is held while the engine is asked: the job that it starts
   * at once holds the whole team, and would wait for it.
   *
   * @param key of the assignment
   * @throws EngineRefusedException when the engine does not do it; then it is safe to do it again
   */
  public void reassign(long key) {
    assignments
        .lockOpen(key)
        .ifPresent(
            open -> {
              var now = clock.instant();
              timers.move(open, open.clocks().reassignedAt(now), now);
            });
  }

  /** What was due before it was planned anew stays a breach. */
  private boolean revise(Assignment open, FollowUpPolicy policy) {
    var now = clock.instant();
    var dueAt = open.clocks().dueAt();
    var next = open.clocks().revisedBy(plan(open, policy, open.countedFrom()), now);
    var overdue = dueAt.isBefore(now);
    assignments.move(open, next, open.countedFrom(), overdue ? dueAt : null);
    if (!overdue) {
      slaClocks.moveDue(
          open.leadId(), open.cycle(), SlaClock.FIRST_TOUCH, open.assignedAt(), next.dueAt());
    }
    return moveTimers(open, next, now);
  }

  /** A due instant that had passed before the touch stays a breach. */
  private boolean restart(Assignment open, FollowUpPolicy policy, Instant touchedAt) {
    var now = clock.instant();
    var dueAt = open.clocks().dueAt();
    var next = open.clocks().restartedBy(plan(open, policy, touchedAt), now);
    assignments.move(open, next, touchedAt, dueAt.isBefore(touchedAt) ? dueAt : null);
    return moveTimers(open, next, now);
  }

  private boolean moveTimers(Assignment open, Clocks next, Instant now) {
    var changed = !next.equals(open.clocks());
    if (changed) {
      timers.move(open, next, now);
    }
    return changed;
  }

  private Clocks plan(Assignment open, FollowUpPolicy policy, Instant from) {
    return policy.clocksFrom(from, calendars.of(open.username()), open.reassignments());
  }
}
