package io.sluice.lead;

import java.util.UUID;

/**
 * What is known about a lead, or what a person says of it against its grades, has changed.
 * Published in the transaction of the change.
 */
public record FactsChanged(UUID leadId) {}
