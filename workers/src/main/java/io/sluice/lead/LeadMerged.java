package io.sluice.lead;

import java.util.UUID;

/**
 * A lead was merged, and what is under way with it is to be withdrawn, in the transaction in which
 * this is published.
 */
public record LeadMerged(UUID leadId) {}
