package io.sluice.intake;

import java.util.Locale;

/** Where submissions come in. */
public enum Door {
  API,
  FORM,
  WEBHOOK,
  IMPORT,
  TASKLIST;

  /** The word in the table of arrivals. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
