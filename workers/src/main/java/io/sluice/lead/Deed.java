package io.sluice.lead;

import java.time.Instant;
import java.util.UUID;

/**
 * What a known person did, or a rep with them, as somebody reports it.
 *
 * @param leadId the lead, or null where the address says who it is
 * @param email the lead's address, else null
 * @param username of the rep, null where there was none
 * @param eventId the sender's own id of it, once for ever; null for none
 * @param automatedBy the pattern that the user agent of a machine matched; null for a person
 */
public record Deed(
    UUID leadId,
    String email,
    String kind,
    Instant occurredAt,
    String username,
    String eventId,
    String automatedBy) {

  /** Whether no machine did it. */
  public boolean isHuman() {
    return automatedBy == null;
  }
}
