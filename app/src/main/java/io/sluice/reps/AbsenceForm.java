package io.sluice.reps;

import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;

/**
 * An absence as someone sends it.
 *
 * @param from the first instant, with offset or Z
 * @param until when they are back, likewise
 */
record AbsenceForm(
    @Schema(
            requiredMode = RequiredMode.REQUIRED,
            format = "date-time",
            example = "2026-12-24T00:00:00+01:00")
        String from,
    @Schema(
            requiredMode = RequiredMode.REQUIRED,
            format = "date-time",
            example = "2027-01-04T00:00:00+01:00")
        String until) {}
