package io.sluice.webform;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import io.swagger.v3.oas.annotations.media.Schema;

/**
 * The answer to a form. It is the same for everybody, so that nobody learns from it who is known
 * here or what gives a machine away.
 */
record FormReceipt(
    @Schema(allowableValues = "received") String status,
    @Schema(description = "Whether a mail asks to confirm it") boolean confirmByMail,
    @Schema(description = "Where to send the browser") @JsonInclude(Include.NON_NULL)
        String thankYou) {

  static FormReceipt of(FormDefinition form) {
    return new FormReceipt("received", form.doubleOptIn(), form.thankYou());
  }
}
