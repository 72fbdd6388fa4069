package io.sluice.waterfall;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * How a cycle of a lead ends. A reject is none: the lead is routed anew, corrected or evaluated
 * again, within its cycle.
 */
public enum Outcome {
  CUSTOMER,
  LOST,
  DISQUALIFIED,
  RECYCLED,
  /** A customer may want more: the next cycle sells it to them. */
  EXPANDED,
  /** A customer is none any more. */
  CHURNED,
  /**
   * Nobody may contact them, for the kind of suppression that is the reason: {@code competitor}.
   */
  SUPPRESSED,
  /** Taken out from outside: the person objects, the law says so, or the lead was merged. */
  WITHDRAWN;

  /** Whether the lead sleeps after it, and may pass again. */
  boolean sleeps() {
    return this == RECYCLED || this == LOST;
  }

  /** The word in models and in the ledger. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The outcome that an end event stands for. Its element id is the outcome's code, alone or
   * followed by who decided: {@code recycled-by-inside-sales}.
   */
  public static Optional<Outcome> ofEnd(String elementId) {
    var code = elementId.replaceFirst("-by-.*", "");
    return Arrays.stream(values()).filter(outcome -> outcome.code().equals(code)).findFirst();
  }
}
