package io.sluice.engagement;

import java.time.Instant;
import java.util.UUID;

/**
 * Something a person did: asked for a demo, opened a page, came to a webinar.
 *
 * @param kind a code of the {@code sales-readiness} decision, such as {@code demo-request}
 * @param occurredAt when they did it, which may be long before we heard of it
 */
public record Engagement(
    UUID engagementId, UUID leadId, String kind, Instant occurredAt, Instant receivedAt) {

  /** Whether a person did it: what a machine did says nothing about them. */
  public boolean isHuman() {
    return true;
  }
}
