package io.sluice.consent;

import java.time.Instant;

/**
 * What a person takes back.
 *
 * @param source where they said so, such as {@code mail-link}
 * @param at when they said so
 * @param enteredBy user name of the rep who entered it, null for the person themselves
 */
public record ConsentWithdrawal(ConsentTopic topic, String source, Instant at, String enteredBy) {}
