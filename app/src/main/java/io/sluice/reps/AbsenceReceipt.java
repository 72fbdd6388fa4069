package io.sluice.reps;

import io.sluice.followup.RerouteReport;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;

/** What an absence was entered as. */
record AbsenceReceipt(
    UUID absenceId,
    Instant from,
    Instant until,
    RerouteReport rerouted,
    @Schema(example = ReplanHint.TEXT) String openClocks) {}
