package io.sluice.followup;

import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;

/**
 * Who has or had a task, why they, under which clocks, and what came of it.
 *
 * @param key the element instance of the job that gave it
 * @param username null when it waits in a queue
 * @param queue the fallback queue that it waits in, null where somebody has it
 * @param zone where they work
 * @param reassignments how many came before it in its chain
 * @param speedClass what the policy was asked with, null where the lead has none
 * @param countedFrom from when the clocks count: when it was given, or the last touch since
 * @param answeredAt null where it was not answered; then outcome and reason are null too
 * @param endedAt when they no longer had it, null before
 * @param releasedBecause why it is taken from them before they answer, null where it is not
 */
record Assignment(
    long key,
    UUID leadId,
    int cycle,
    String task,
    String team,
    String username,
    String queue,
    ZoneId zone,
    Cause cause,
    int reassignments,
    String speedClass,
    Instant assignedAt,
    Instant countedFrom,
    Clocks clocks,
    Instant answeredAt,
    String outcome,
    String reasonCode,
    Instant endedAt,
    Released releasedBecause,
    long processInstanceKey,
    long processDefinitionKey) {

  boolean isQueued() {
    return queue != null;
  }

  boolean isAnswered() {
    return answeredAt != null;
  }

  /** Whether it is to be given to another, or was, for no fault of theirs. */
  boolean isReleased() {
    return releasedBecause != null && !isAnswered();
  }

  /** The same as one that is released. */
  Assignment released(Released because) {
    return new Assignment(
        key,
        leadId,
        cycle,
        task,
        team,
        username,
        queue,
        zone,
        cause,
        reassignments,
        speedClass,
        assignedAt,
        countedFrom,
        clocks,
        answeredAt,
        outcome,
        reasonCode,
        endedAt,
        because,
        processInstanceKey,
        processDefinitionKey);
  }

  boolean isRejected() {
    return "rejected".equals(outcome);
  }
}
