package io.sluice.webform;

import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.AdditionalPropertiesValue;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;

/**
 * Something that a person may agree to with a form.
 *
 * @param field the tick box
 */
@Schema(additionalProperties = AdditionalPropertiesValue.FALSE)
public record FormConsent(
    @Schema(description = "What for", requiredMode = RequiredMode.REQUIRED, example = "marketing")
        String purpose,
    @Schema(description = "By which way", requiredMode = RequiredMode.REQUIRED, example = "email")
        String channel,
    @Schema(
            description = "Name of the tick box in the form",
            requiredMode = RequiredMode.REQUIRED,
            maxLength = 100,
            example = "news")
        String field,
    @Schema(
            description = "Which version of the words the form shows",
            requiredMode = RequiredMode.REQUIRED,
            maxLength = 64,
            example = "2026-05")
        String textVersion,
    @Schema(
            description = "The words that the form shows",
            requiredMode = RequiredMode.REQUIRED,
            maxLength = 2000)
        String text,
    @Schema(description = "Whether the form is refused without it", defaultValue = "false")
        Boolean required) {

  public FormConsent {
    required = required != null && required;
  }
}
