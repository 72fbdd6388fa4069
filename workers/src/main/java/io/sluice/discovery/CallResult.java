package io.sluice.discovery;

import java.util.Locale;

/** What became of an attempt to reach somebody. */
enum CallResult {
  CONNECTED(true),
  REPLIED(true),
  VOICEMAIL(false),
  NO_ANSWER(false),
  WRONG_NUMBER(false),
  NO_SHOW(false);

  private final boolean reached;

  CallResult(boolean reached) {
    this.reached = reached;
  }

  /** Whether there was a conversation. */
  boolean reached() {
    return reached;
  }

  /** The word in forms and in the database: {@code no-answer}, … */
  String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * @throws IllegalArgumentException for another word
   */
  static CallResult of(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
