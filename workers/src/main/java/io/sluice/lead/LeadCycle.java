package io.sluice.lead;

import java.time.Instant;
import java.util.UUID;

/**
 * One pass of one lead down the waterfall, which is one process instance.
 *
 * @param entry where it enters, a code of {@link Entry}
 * @param enteredBy user name of the rep who entered it by hand, else null
 * @param processInstanceKey the instance that claimed it, null before
 * @param outcome how it ended, null while it is open
 */
public record LeadCycle(
    UUID leadId,
    int cycle,
    String entry,
    String enteredBy,
    Instant openedAt,
    Long processInstanceKey,
    Instant claimedAt,
    String outcome,
    String reasonCode,
    Instant closedAt) {

  /** Whether a customer is looked after in it. */
  public boolean isOfCustomer() {
    return entry.equals(Entry.CUSTOMER.code());
  }
}
