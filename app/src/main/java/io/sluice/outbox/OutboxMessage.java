package io.sluice.outbox;

import java.util.UUID;

/**
 * A message that no process instance has claimed yet.
 *
 * @param variables JSON, ids and codes only
 * @param attempts how often it was published before
 */
public record OutboxMessage(
    UUID leadId, int cycle, String message, String variables, int attempts) {

  /** One active instance for each cycle of a lead. */
  public String correlationKey() {
    return leadId + ":" + cycle;
  }

  /** Differs from attempt to attempt, so that none is taken for a repetition of the one before. */
  public String messageId() {
    return correlationKey() + ":" + (attempts + 1);
  }
}
