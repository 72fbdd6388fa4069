package io.sluice.engagement;

import java.time.Instant;
import java.util.UUID;

/**
 * Something a person did: asked for a demo, opened a page, came to a webinar.
 *
 * @param kind a code of the {@code sales-readiness} decision, such as {@code demo-request}
 * @param occurredAt when they did it, which may be long before we heard of it
 * @param automatedBy what gave a machine away that did it: {@code user-agent:} and what it matched,
 *     {@code right-after-mail} or {@code burst}; null for a person's
 */
public record Engagement(
    UUID engagementId,
    UUID leadId,
    String kind,
    Instant occurredAt,
    Instant receivedAt,
    String automatedBy) {

  /** One of a person. */
  public Engagement(
      UUID engagementId, UUID leadId, String kind, Instant occurredAt, Instant receivedAt) {
    this(engagementId, leadId, kind, occurredAt, receivedAt, null);
  }

  /** Whether a person did it: what a machine did says nothing about them. */
  public boolean isHuman() {
    return automatedBy == null;
  }

  Engagement by(String machine) {
    return new Engagement(engagementId, leadId, kind, occurredAt, receivedAt, machine);
  }
}
