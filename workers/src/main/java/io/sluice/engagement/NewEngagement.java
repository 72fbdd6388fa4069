package io.sluice.engagement;

import java.time.Instant;
import java.util.UUID;

/**
 * An engagement that is not in the log yet.
 *
 * @param eventId the sender's own id of it, once for ever; null for none
 * @param username of the rep who was in touch, else null
 * @param automatedBy the pattern that the user agent of a machine matched, else null
 * @param note what the rep wrote about it, or null
 */
public record NewEngagement(
    UUID engagementId,
    UUID leadId,
    String kind,
    Instant occurredAt,
    String username,
    String eventId,
    String automatedBy,
    String note) {

  /** One that nobody wrote anything about. */
  public NewEngagement(
      UUID engagementId,
      UUID leadId,
      String kind,
      Instant occurredAt,
      String username,
      String eventId,
      String automatedBy) {
    this(engagementId, leadId, kind, occurredAt, username, eventId, automatedBy, null);
  }
}
