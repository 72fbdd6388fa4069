package io.sluice.followup;

import java.util.List;
import java.util.UUID;

/**
 * What became of the open tasks that were planned again.
 *
 * @param lookedAt all of them: moved, unchanged and refused
 */
public record ReplanReport(int lookedAt, int moved, int unchanged, List<Refusal> refused) {

  /**
   * A task whose clocks the engine did not move.
   *
   * @param reason what to do about it
   */
  public record Refusal(UUID leadId, int cycle, String task, String reason) {}
}
