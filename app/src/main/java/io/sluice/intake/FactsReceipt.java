package io.sluice.intake;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.UUID;

/**
 * What became of a rep's facts.
 *
 * @param changed the names of those that have another value now
 */
record FactsReceipt(
    UUID leadId,
    @Schema(description = "The facts that have another value now; none for the same again")
        List<String> changed) {}
