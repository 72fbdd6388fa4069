package io.sluice.consent;

import java.time.Instant;

/**
 * One line of the log.
 *
 * @param state {@code granted} or {@code withdrawn}
 * @param textVersion which words were agreed to, null for a withdrawal
 * @param occurredAt when it was said
 * @param recordedAt when we wrote it down
 * @param address the network address that it came from, or null
 * @param enteredBy user name of the rep who entered it, null for the person themselves
 */
public record ConsentEntry(
    String purpose,
    String channel,
    String state,
    String source,
    String textVersion,
    Instant occurredAt,
    Instant recordedAt,
    String address,
    String enteredBy) {

  ConsentTopic topic() {
    return new ConsentTopic(purpose, channel);
  }

  ConsentState said() {
    return ConsentState.ofCode(state);
  }
}
