package io.sluice.figures.made;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A lead that is made up, with its whole history.
 *
 * @param source null where it came by none, likewise channel
 * @param employees null where nobody knows
 */
public record MadeLead(
    UUID leadId,
    int number,
    String source,
    String channel,
    Integer employees,
    Instant capturedAt,
    List<MadeCycle> cycles) {

  /**
   * One pass down the waterfall.
   *
   * @param wokeUp whether it began since the lead woke by anything but coming again
   * @param assessed what {@code lead-value} said, null where it said nothing
   * @param outcome null while it is open, as are reason and closedAt
   * @param sleep null where the lead did not fall asleep after it
   */
  public record MadeCycle(
      int cycle,
      String entry,
      boolean wokeUp,
      Instant openedAt,
      List<MadeEvent> events,
      List<MadeTask> tasks,
      BigDecimal assessed,
      String outcome,
      String reason,
      Instant closedAt,
      MadeSleep sleep) {}

  /**
   * A row of the ledger but for the end of the cycle.
   *
   * @param gate the task that was refused; null for what was reached
   */
  public record MadeEvent(
      String stage, Instant at, String gate, String reason, BigDecimal expectedValue) {}

  /** A task that somebody had, or a team where username is null. */
  public record MadeTask(
      String task,
      String team,
      String username,
      Instant assignedAt,
      Instant dueAt,
      Instant endedAt,
      String outcome,
      String reason,
      Instant breachedAt) {}

  /** How a lead sleeps; endedAt is null while it does, and wakeAt where it is archived. */
  public record MadeSleep(String track, Instant wakeAt, Instant endedAt, String endedBy) {}
}
