package io.sluice.lead;

import io.sluice.suppression.SuppressionKind;
import java.util.UUID;

/**
 * Nobody may contact a lead any more: it is to be withdrawn, in the transaction in which this is
 * published.
 *
 * @param kind the word of a kind of suppression, which is the reason
 */
public record LeadSuppressed(UUID leadId, String kind) {

  /** Whether they asked for it themselves, so that customers are no exception. */
  public boolean isPersonal() {
    return SuppressionKind.ofCode(kind).filter(SuppressionKind::isPersonal).isPresent();
  }
}
