package io.sluice.routing;

import java.util.Locale;

/** What a lead is owed in a cycle, measured apart from the clocks of its tasks. */
public enum SlaClock {
  /** From the first routing to the first human response. */
  FIRST_TOUCH,
  /** From the acceptance to as many attempts as the cadence wants. */
  THOROUGHNESS;

  /** The word in the database. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
