package io.sluice.intake;

import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.AdditionalPropertiesValue;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import java.time.OffsetDateTime;

/**
 * What a lead's JSON looks like, for the API description only: {@link SubmissionReader} reads it.
 */
@Schema(name = "Lead", additionalProperties = AdditionalPropertiesValue.FALSE)
record LeadForm(
    @Schema(requiredMode = RequiredMode.REQUIRED, maxLength = 254, example = "ada@example.com")
        String email,
    @Schema(maxLength = 100) String firstName,
    @Schema(maxLength = 100) String lastName,
    @Schema(maxLength = 40, example = "+1 555 0100") String phone,
    @Schema(maxLength = 150) String jobTitle,
    @Schema(maxLength = 200) String company,
    @Schema(maxLength = 255, example = "https://example.com") String website,
    @Schema(description = "ISO 3166-1 alpha-2", example = "DE") String country,
    @Schema(maxLength = 100) String industry,
    @Schema(minimum = "0", maximum = "10000000") Integer employees,
    @Schema(description = "US dollars a year", minimum = "0") Long annualRevenue,
    @Schema(description = "Head-count of marketing", minimum = "0", maximum = "10000000")
        Integer marketingStaff,
    @Schema(description = "Head-count of those who sell", minimum = "0", maximum = "10000000")
        Integer salesStaff,
    @Schema(
            description =
                "Required, but where an API key of a source is used: then it is that source, and"
                    + " another one is refused",
            maxLength = 100,
            example = "website")
        String source,
    @Schema(
            allowableValues = {"inbound", "outbound"},
            defaultValue = "inbound")
        String channel,
    @Schema(
            description = "Code of the product they ask about",
            maxLength = 64,
            example = "platform")
        String productInterest,
    @Schema(
            description = "The door: teleprospecting for an SDR's own lead, sales for a seller's",
            allowableValues = {"inquiry", "teleprospecting", "sales"},
            defaultValue = "inquiry")
        String entry,
    @Schema(
            description =
                "User name of the rep who enters it: of team inside-sales for teleprospecting, of"
                    + " team sales for sales; required then",
            maxLength = 64)
        String enteredBy,
    @Schema(
            requiredMode = RequiredMode.REQUIRED,
            allowableValues = {
              "demo-request",
              "contact-request",
              "pricing-page",
              "trial-signup",
              "webinar",
              "content-download",
              "email-click",
              "newsletter",
              "cold-call",
              "referral",
              "event",
              "networking"
            })
        String activity,
    @Schema(description = "When it happened; now where absent") OffsetDateTime occurredAt,
    @Schema(description = "What the one who works the lead next should know", maxLength = 1000)
        String note) {}
