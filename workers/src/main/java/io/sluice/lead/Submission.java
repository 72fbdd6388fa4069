package io.sluice.lead;

import java.time.Instant;

/**
 * What came in through a door: who, where they work, how they came, and what they did.
 *
 * @param activity the kind of engagement, such as {@code demo-request}
 * @param occurredAt when they did it
 */
public record Submission(
    Person person, Company company, Origin origin, String activity, Instant occurredAt) {}
