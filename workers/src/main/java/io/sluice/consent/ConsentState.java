package io.sluice.consent;

import java.util.Locale;

/** How a person stands to being contacted about a topic. */
public enum ConsentState {
  GRANTED,
  WITHDRAWN,
  /** They never said. */
  UNKNOWN;

  /** The word in requests, decisions and the log. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  static ConsentState ofCode(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }
}
