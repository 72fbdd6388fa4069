package io.sluice.overriding;

import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.AdditionalPropertiesValue;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;

/**
 * What an override's JSON looks like, for the API description only: {@link OverrideReader} reads
 * it.
 */
@Schema(name = "Override", additionalProperties = AdditionalPropertiesValue.FALSE)
record OverrideForm(
    @Schema(
            requiredMode = RequiredMode.REQUIRED,
            allowableValues = {"fit", "readiness", "value"})
        String kind,
    @Schema(
            requiredMode = RequiredMode.REQUIRED,
            description =
                "What counts: A to D or F of fit, 1 (hot) to 4 of readiness, high, standard or low of"
                    + " value",
            example = "B")
        String result,
    @Schema(
            requiredMode = RequiredMode.REQUIRED,
            description = "User name of an active rep, who says so",
            example = "sam")
        String by,
    @Schema(
            requiredMode = RequiredMode.REQUIRED,
            maxLength = 500,
            description = "Why, for whoever reads it",
            example = "Spoke to their CFO")
        String reason,
    @Schema(
            requiredMode = RequiredMode.REQUIRED,
            description =
                "At most a year ahead: the last day (UTC) on which it counts, or an instant with offset"
                    + " or Z from which the machine's verdict counts again",
            example = "2026-12-12")
        String until) {}
