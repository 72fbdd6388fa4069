package io.sluice.intake;

import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.AdditionalPropertiesValue;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;

/** What a rep's facts look like, for the API description only: {@link FactsReader} reads them. */
@Schema(name = "LeadFacts", additionalProperties = AdditionalPropertiesValue.FALSE)
record FactsForm(
    @Schema(
            description = "User name of the active rep who knows it",
            requiredMode = RequiredMode.REQUIRED,
            maxLength = 64,
            example = "sam")
        String by,
    @Schema(maxLength = 200, nullable = true) String company,
    @Schema(maxLength = 255, nullable = true, example = "https://example.com") String website,
    @Schema(description = "ISO 3166-1 alpha-2", nullable = true, example = "DE") String country,
    @Schema(maxLength = 100, nullable = true) String industry,
    @Schema(minimum = "0", maximum = "10000000", nullable = true) Integer employees,
    @Schema(description = "US dollars a year", minimum = "0", nullable = true) Long annualRevenue,
    @Schema(
            description = "Head-count of marketing",
            minimum = "0",
            maximum = "10000000",
            nullable = true)
        Integer marketingStaff,
    @Schema(
            description = "Head-count of those who sell",
            minimum = "0",
            maximum = "10000000",
            nullable = true)
        Integer salesStaff,
    @Schema(maxLength = 150, nullable = true) String jobTitle,
    @Schema(maxLength = 40, nullable = true, example = "+1 555 0100") String phone,
    @Schema(description = "Code of the product they ask about", maxLength = 64, nullable = true)
        String productInterest) {}
