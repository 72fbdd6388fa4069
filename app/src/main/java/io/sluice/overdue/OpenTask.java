package io.sluice.overdue;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * A task that waits for its answer.
 *
 * @param person whom it is about
 * @param username null where it waits in a queue
 * @param rep what they are called
 * @param queue null where somebody has it
 * @param escalateAt from when on a manager is asked
 * @param reassignments how many had it before and did not answer
 */
public record OpenTask(
    long key,
    UUID leadId,
    String person,
    String company,
    String task,
    String team,
    String username,
    String rep,
    String queue,
    Instant assignedAt,
    Instant remindAt,
    Instant escalateAt,
    Instant dueAt,
    int reassignments,
    Instant now) {

  public boolean isLate() {
    return dueAt.isBefore(now);
  }

  /** How long it is late, or how long there is left. */
  public Duration distance() {
    return Duration.between(dueAt, now).abs();
  }

  /** Whether a manager has been asked about it. */
  public boolean isEscalated() {
    return !escalateAt.isAfter(now);
  }

  public boolean isReminded() {
    return !remindAt.isAfter(now);
  }
}
