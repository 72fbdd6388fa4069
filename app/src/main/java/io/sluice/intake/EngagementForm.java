package io.sluice.intake;

import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.AdditionalPropertiesValue;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import java.time.OffsetDateTime;
import java.util.UUID;

/** What an engagement's JSON looks like, for the API description only. */
@Schema(name = "Engagement", additionalProperties = AdditionalPropertiesValue.FALSE)
record EngagementForm(
    @Schema(
            maxLength = EngagementReader.MAX_EVENT_ID,
            description =
                "The sender's own id of the event, once for ever: the same again is a duplicate and"
                    + " changes nothing. Required in a batch.")
        String eventId,
    @Schema(description = "The lead; or send email") UUID leadId,
    @Schema(maxLength = 254, example = "ada@example.com") String email,
    @Schema(
            requiredMode = RequiredMode.REQUIRED,
            description = "An activity of the person, or what a rep did with them",
            example = "webinar")
        String kind,
    @Schema(description = "When it happened; now where absent") OffsetDateTime occurredAt,
    @Schema(
            description =
                "User name of the rep who was in touch; required for a call, email, meeting",
            maxLength = 64)
        String by,
    @Schema(
            maxLength = EngagementReader.MAX_USER_AGENT,
            description =
                "What the person's browser calls itself. It is not stored; what a machine did is"
                    + " kept and counts for nothing.")
        String userAgent) {}
