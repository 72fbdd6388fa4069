package io.sluice.leads.page;

import java.time.Instant;

/**
 * Something that is known of a lead.
 *
 * @param source where it comes from, in words; null where nobody has kept that
 */
public record FactPart(String label, String value, String source, Instant observedAt) {}
