package io.sluice.reps;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.sluice.followup.RerouteReport;
import io.swagger.v3.oas.annotations.media.Schema;

/** What a rep was entered as, and what became of work that is somebody else's by it. */
record RepReceipt(
    @JsonIgnore boolean created,
    RepView rep,
    RerouteReport rerouted,
    @Schema(example = ReplanHint.TEXT) String openClocks) {}
