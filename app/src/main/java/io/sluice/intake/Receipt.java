package io.sluice.intake;

import io.sluice.lead.Registration;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.UUID;

/**
 * The answer to a lead that was taken in.
 *
 * @param status {@code accepted} where a cycle was opened, {@code engaged} where one was under way
 */
public record Receipt(
    UUID leadId,
    int cycle,
    @Schema(allowableValues = {Receipt.ACCEPTED, Receipt.ENGAGED}) String status) {

  static final String ACCEPTED = "accepted";
  static final String ENGAGED = "engaged";

  static Receipt of(Registration registration) {
    var status =
        switch (registration) {
          case Registration.CycleOpened opened -> ACCEPTED;
          case Registration.Engaged engaged -> ENGAGED;
        };
    return new Receipt(registration.leadId(), registration.cycle(), status);
  }
}
