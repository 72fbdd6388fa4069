package io.sluice.account;

import java.time.Instant;
import java.util.UUID;

/**
 * An opportunity that a company is in.
 *
 * @param leadId the person who is sold to
 * @param stage {@code sal}, {@code sgl} or {@code sql}
 * @param owner user name of the rep who has it, null where nobody does
 * @param ownerName how they are called
 */
public record OpenOpportunity(
    UUID leadId, int cycle, String stage, Instant since, String owner, String ownerName) {}
