package io.sluice.reps;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;

/** What an absence was entered as. */
record AbsenceReceipt(
    UUID absenceId,
    Instant from,
    Instant until,
    @Schema(example = ReplanHint.TEXT) String openClocks) {}
