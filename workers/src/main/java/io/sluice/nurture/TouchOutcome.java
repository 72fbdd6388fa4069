package io.sluice.nurture;

import java.util.Locale;

/** What came of a touch. */
enum TouchOutcome {
  SENT,
  /** The lead is awake, or does not want it, or has had it. */
  SKIPPED,
  /** The table has no content for this step. */
  NOTHING_LEFT,
  /** The policy of contacts does not allow it now. */
  WITHHELD;

  /** The word in the process. */
  String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
