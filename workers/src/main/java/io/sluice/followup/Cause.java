package io.sluice.followup;

import java.util.Locale;

/**
 * Why a task was given to someone. All but a reassignment and what was released begin a new chain
 * of follow-up.
 */
enum Cause {
  /** The first time. */
  ROUTED,
  /** The first time, and they have the account that the lead is of. */
  ACCOUNT,
  /** The one before rejected it. */
  REROUTED,
  /** It was rejected for wrong data, which is mended. */
  CORRECTED,
  /** The one before did not answer. */
  REASSIGNED,
  /** It was taken from who had it, or out of its queue, for no fault of theirs. */
  RELEASED,
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
