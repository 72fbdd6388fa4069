package io.sluice.bench.side;

/**
 * The answer to a posted lead, which is durable by then.
 *
 * @param known true when there was a lead of this address already
 */
public record Intake(String leadId, boolean known) {}
