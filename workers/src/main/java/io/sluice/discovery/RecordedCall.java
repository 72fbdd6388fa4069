package io.sluice.discovery;

import io.sluice.qualification.Bant;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * One attempt as it is kept.
 *
 * @param outcome the code of a {@link CallOutcome}
 * @param contact who was addressed in the lead's place
 * @param referredTo whom that person named
 */
record RecordedCall(
    int attempt,
    CallResult result,
    String outcome,
    Optional<UUID> contact,
    Optional<UUID> referredTo,
    Optional<Bant> bant,
    String nextStep,
    LocalDate nextStepOn,
    Instant recordedAt) {

  /** The attempt that comes after this one, should one come. */
  Attempt next() {
    return switch (outcome) {
      case CallOutcome.Referred.CODE -> new Attempt(1, referredTo, false);
      case CallOutcome.CallBack.CODE -> new Attempt(attempt + 1, contact, true);
      default -> new Attempt(attempt + 1, contact, false);
    };
  }
}
