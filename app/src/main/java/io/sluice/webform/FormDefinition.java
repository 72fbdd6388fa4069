package io.sluice.webform;

import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.AdditionalPropertiesValue;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What a form of one's own site is to Sluice. */
@Schema(name = "WebForm", additionalProperties = AdditionalPropertiesValue.FALSE)
public record FormDefinition(
    @Schema(
            description = "The source of the leads that come by it",
            requiredMode = RequiredMode.REQUIRED,
            maxLength = 100,
            example = "website")
        String source,
    @Schema(
            description =
                "Which field of the form says which field of a lead, by the lead's field. What else"
                    + " the form sends is not kept",
            requiredMode = RequiredMode.REQUIRED,
            example = "{\"email\": \"your-email\", \"note\": \"message\"}")
        Map<String, String> fields,
    @Schema(
            description = "What every lead of this form says, by the lead's field",
            example = "{\"activity\": \"contact-request\"}")
        Map<String, String> fixed,
    List<FormConsent> consents,
    @Schema(
            description = "Where a browser is sent afterwards; without it a plain page is shown",
            maxLength = 500,
            example = "https://www.example.com/thank-you")
        String thankYou,
    @Schema(
            description = "Whose pages may send it; without any only our own may",
            example = "[\"https://www.example.com\"]")
        List<String> origins,
    @Schema(
            description = "Whether a submission is a lead only once it is confirmed by mail",
            defaultValue = "false")
        Boolean doubleOptIn,
    @Schema(
            description = "A field that people do not see: whoever fills it in is held",
            maxLength = 100,
            example = "homepage")
        String honeypot,
    @Schema(
            description = "Whoever is quicker is held; with 0 the page needs no script of ours",
            minimum = "0",
            maximum = "3600",
            defaultValue = "2")
        Integer leastSeconds) {

  static final int MOST_LEAST_SECONDS = 3_600;

  private static final int USUAL_LEAST_SECONDS = 2;

  public FormDefinition {
    fields = Objects.requireNonNullElse(fields, Map.of());
    fixed = Objects.requireNonNullElse(fixed, Map.of());
    consents = Objects.requireNonNullElse(consents, List.of());
    origins = Objects.requireNonNullElse(origins, List.of());
    doubleOptIn = doubleOptIn != null && doubleOptIn;
    leastSeconds = Objects.requireNonNullElse(leastSeconds, USUAL_LEAST_SECONDS);
  }
}
