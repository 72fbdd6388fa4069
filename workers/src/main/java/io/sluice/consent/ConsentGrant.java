package io.sluice.consent;

import java.time.Instant;

/**
 * What a person agreed to, with what proves it: consent is per purpose and channel, and is worth
 * nothing without the words that were agreed to (GDPR, articles 4 and 7).
 *
 * @param purpose what for, such as {@code marketing}
 * @param channel by which way, such as {@code email}
 * @param source where it was given, such as {@code form:demo}
 * @param textVersion which version of the words was agreed to
 * @param at when it was given
 * @param address the network address that it came from, or null
 */
public record ConsentGrant(
    String purpose,
    String channel,
    String source,
    String textVersion,
    Instant at,
    String address) {}
