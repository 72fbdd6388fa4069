package io.sluice.overriding;

import io.sluice.qualification.GradeOverride;
import java.time.Instant;
import java.util.UUID;

/**
 * An override as it was set.
 *
 * @param until from when on the machine's verdict counts again
 */
record OverrideReceipt(
    UUID overrideId,
    UUID leadId,
    String kind,
    String result,
    String by,
    String reason,
    Instant setAt,
    Instant until) {

  static OverrideReceipt of(GradeOverride override) {
    return new OverrideReceipt(
        override.overrideId(),
        override.leadId(),
        override.kind(),
        override.result(),
        override.setBy(),
        override.reason(),
        override.setAt(),
        override.holdsUntil());
  }
}
