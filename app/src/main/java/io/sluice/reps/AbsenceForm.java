package io.sluice.reps;

import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import java.time.OffsetDateTime;

/**
 * What an absence's JSON looks like, for the API description only: {@link AbsenceReader} reads it.
 */
record AbsenceForm(
    @Schema(
            requiredMode = RequiredMode.REQUIRED,
            description = "The first instant, with offset or Z",
            example = "2026-12-24T00:00:00+01:00")
        OffsetDateTime from,
    @Schema(
            requiredMode = RequiredMode.REQUIRED,
            description = "When they are back, with offset or Z",
            example = "2027-01-04T00:00:00+01:00")
        OffsetDateTime until) {}
