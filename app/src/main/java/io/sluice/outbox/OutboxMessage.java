package io.sluice.outbox;

import io.sluice.bpmn.Models;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;

/**
 * A message that has not done yet what it is sent for.
 *
 * @param variables JSON, ids and codes only
 * @param attempts how often it was published before
 */
public record OutboxMessage(
    UUID leadId, int cycle, String message, String variables, int attempts) {

  private static final Set<String> STARTS =
      Set.of(Models.LEAD_CAPTURED, Models.CUSTOMER_WON, Models.TOUCH_DUE, Models.DUPLICATE_FOUND);

  /**
   * How long the engine keeps it for an instance that may come. A start is not kept: it would start
   * a second instance when the first ends. A withdrawal is, since its key is that of one cycle;
   * that a customer asks is, for as long as it takes to get from one task to the wait for the next.
   */
  public Duration timeToLive() {
    if (isStart()) {
      return Duration.ZERO;
    }
    return isAsk() ? Duration.ofHours(1) : Duration.ofHours(24);
  }

  /** Whether it says that a customer asks for something. */
  boolean isAsk() {
    return message.equals(Models.CUSTOMER_ASKED);
  }

  boolean isStart() {
    return STARTS.contains(message);
  }

  /** One active instance for each cycle of a lead. */
  public String correlationKey() {
    return leadId + ":" + cycle;
  }

  /**
   * Differs from attempt to attempt, so that none is taken for a repetition of the one before. What
   * a customer asks for may be asked again when nothing of the first time is known here any more.
   */
  public String messageId() {
    return correlationKey() + ":" + (isAsk() ? UUID.randomUUID() : attempts + 1);
  }
}
