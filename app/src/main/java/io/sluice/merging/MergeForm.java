package io.sluice.merging;

import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.AdditionalPropertiesValue;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import java.util.UUID;

/** What a merge's JSON looks like, for the API description only: {@link MergeReader} reads it. */
@Schema(name = "MergeRequest", additionalProperties = AdditionalPropertiesValue.FALSE)
record MergeForm(
    @Schema(requiredMode = RequiredMode.REQUIRED) UUID leadId,
    @Schema(
            requiredMode = RequiredMode.REQUIRED,
            description = "The other one; whichever was captured first survives")
        UUID duplicateId,
    @Schema(
            requiredMode = RequiredMode.REQUIRED,
            description = "User name of an active rep, who says so",
            example = "jordan")
        String by,
    @Schema(
            requiredMode = RequiredMode.REQUIRED,
            maxLength = 500,
            description = "Why, without naming the person",
            example = "Private and office address")
        String reason,
    @Schema(
            allowableValues = {"refuse", "strictest"},
            defaultValue = "refuse",
            description =
                "What to do where one of them may be contacted in a way in which the other may not:"
                    + " refuse to merge, or let what one has forbidden hold for both")
        String consent) {}
