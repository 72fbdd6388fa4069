package io.sluice.lead;

import java.util.UUID;

/**
 * Nobody may contact a lead any more: it is to be withdrawn, in the transaction in which this is
 * published.
 *
 * @param kind the word of a kind of suppression, which is the reason
 */
public record LeadSuppressed(UUID leadId, String kind) {}
