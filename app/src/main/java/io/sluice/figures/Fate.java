package io.sluice.figures;

import io.sluice.page.Codes;
import java.util.Optional;

/** What became of a cycle after it had come to a milestone. */
public enum Fate {
  /** It came to a later one, or through the gate. */
  ADVANCED,
  /** It has not, and is under way. */
  OPEN,
  /** It was refused at the gate and ended without having come through; of gates only. */
  REJECTED,
  /** It ended without having moved on, whatever it ended with: all but the first two. */
  STOPPED,
  CUSTOMER,
  LOST,
  DISQUALIFIED,
  RECYCLED,
  EXPANDED,
  CHURNED,
  SUPPRESSED,
  WITHDRAWN;

  public String code() {
    return Codes.of(this);
  }

  public static Optional<Fate> ofCode(String code) {
    return Codes.find(Fate.class, code);
  }

  /** Whether a cycle has ended with it, and why is known. */
  boolean isOutcome() {
    return this != ADVANCED && this != OPEN && this != REJECTED && this != STOPPED;
  }
}
