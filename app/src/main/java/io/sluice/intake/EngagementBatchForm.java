package io.sluice.intake;

import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.AdditionalPropertiesValue;
import java.util.List;

/** What a batch of engagements looks like, for the API description only. */
@Schema(name = "EngagementBatch", additionalProperties = AdditionalPropertiesValue.FALSE)
record EngagementBatchForm(
    @ArraySchema(
            minItems = 1,
            maxItems = EngagementController.MOST,
            arraySchema =
                @Schema(
                    requiredMode = Schema.RequiredMode.REQUIRED,
                    description = "Each with an eventId; each is recorded or refused by itself"))
        List<EngagementForm> engagements) {}
