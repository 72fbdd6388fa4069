package io.sluice.lead;

import java.time.Instant;
import java.util.UUID;

/**
 * Someone whom a lead has named and who belongs to the same sale.
 *
 * @param role such as {@link #DECISION_MAKER}
 * @param email null where unknown; likewise phone and job title
 * @param referredByContact who named them, null where the lead did
 */
public record LeadContact(
    UUID contactId,
    UUID leadId,
    String role,
    String name,
    String email,
    String phone,
    String jobTitle,
    UUID referredByContact,
    Instant addedAt) {

  public static final String DECISION_MAKER = "decision-maker";
}
