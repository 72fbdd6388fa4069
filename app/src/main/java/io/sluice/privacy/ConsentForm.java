package io.sluice.privacy;

import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.AdditionalPropertiesValue;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;

/**
 * What a consent's JSON looks like, for the API description only: {@link ConsentReader} reads it.
 */
@Schema(name = "Consent", additionalProperties = AdditionalPropertiesValue.FALSE)
record ConsentForm(
    @Schema(
            requiredMode = RequiredMode.REQUIRED,
            allowableValues = {"granted", "withdrawn"})
        String state,
    @Schema(
            requiredMode = RequiredMode.REQUIRED,
            maxLength = 64,
            description =
                "What for, in a word of your own; mails to sleeping leads need marketing."
                    + " With withdrawn also all",
            example = "marketing")
        String purpose,
    @Schema(
            requiredMode = RequiredMode.REQUIRED,
            allowableValues = {"email", "phone", "sms", "post", "all"},
            description = "all only with withdrawn")
        String channel,
    @Schema(
            requiredMode = RequiredMode.REQUIRED,
            maxLength = 100,
            description = "Where they said so",
            example = "trade-fair-2026")
        String source,
    @Schema(
            maxLength = 100,
            description = "Which version of which words was agreed to; required with granted",
            example = "newsletter-en-3")
        String textVersion,
    @Schema(
            description = "When they said so, with offset or Z; now where it is left out",
            example = "2026-11-12T18:00:00+01:00")
        String at,
    @Schema(description = "The network address that it came from", example = "192.0.2.17")
        String address,
    @Schema(description = "User name of the active rep who enters it", example = "sam")
        String by) {}
