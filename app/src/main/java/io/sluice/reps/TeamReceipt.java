package io.sluice.reps;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.sluice.followup.RerouteReport;
import io.swagger.v3.oas.annotations.media.Schema;

/**
 * What a file changed, or would change.
 *
 * @param dryRun whether nothing was changed
 * @param rerouted what became of the work of those who are not there now; null for a dry run
 * @param openClocks null for a dry run
 */
record TeamReceipt(
    boolean dryRun,
    Changes teams,
    Changes holidays,
    Changes reps,
    @JsonInclude(JsonInclude.Include.NON_NULL) RerouteReport rerouted,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Schema(example = ReplanHint.TEXT)
        String openClocks) {}
