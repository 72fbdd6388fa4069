package io.sluice.followup;

import java.util.Locale;

/** Why a task was given to someone. All but a reassignment begin a new chain of follow-up. */
enum Cause {
  /** The first time. */
  ROUTED,
  /** The one before rejected it. */
  REROUTED,
  /** It was rejected for wrong data, which is mended. */
  CORRECTED,
  /** The one before did not answer. */
  REASSIGNED,
  /** A manager named them. */
  ASSIGNED,
  /** A manager gave them more time. */
  EXTENDED,
  /** The next attempt of a cadence is due. */
  ATTEMPT;

  static Cause of(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }

  /** The word in the database. */
  String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
