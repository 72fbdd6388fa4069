package io.sluice.bench;

import java.time.Instant;
import java.util.UUID;

/**
 * An engagement that is going to be posted.
 *
 * @param byMachine what gives a machine away that did it, which is known since it was made so
 * @param userAgent null for none
 */
record FloodEvent(
    UUID eventId,
    UUID leadId,
    String kind,
    Instant occurredAt,
    boolean byMachine,
    String userAgent) {

  String json() {
    var agent = userAgent == null ? "" : ",\"userAgent\":\"%s\"".formatted(userAgent);
    return "{\"eventId\":\"%s\",\"leadId\":\"%s\",\"kind\":\"%s\",\"occurredAt\":\"%s\"%s}"
        .formatted(eventId, leadId, kind, occurredAt, agent);
  }
}
