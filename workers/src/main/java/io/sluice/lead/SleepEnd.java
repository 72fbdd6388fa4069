package io.sluice.lead;

import java.util.Locale;

/** What ends the sleep of a lead. */
public enum SleepEnd {
  /** Its date has come. */
  WAKE_DATE,
  /** What it did made it ready enough. */
  ENGAGEMENT,
  /** It came in again by one of the doors. */
  SUBMISSION,
  /** The criteria have changed, and people would work it now. */
  CRITERIA,
  /** What is known about it has changed, and people would work it now. */
  FACTS,
  /** It was merged into another lead. */
  MERGE,
  /** It must be left alone. */
  WITHDRAWN,
  /** It has bought. */
  CUSTOMER;

  /** The word in {@code sleep.ended_by}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
