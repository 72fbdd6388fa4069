package io.sluice.followup;

import java.util.Locale;

/** Why a task is taken from who has it, or out of its queue, for no fault of theirs. */
enum Released {
  /** Who has it works here no longer. */
  LEAVER,
  /** Who has it is away for long. */
  ABSENT,
  /** Who has it works in another team now. */
  TEAM,
  /** It waits in a fallback queue, and somebody is eligible now. */
  QUEUED;

  static Released of(String code) {
    return code == null ? null : valueOf(code.toUpperCase(Locale.ROOT));
  }

  /** The word in the database. */
  String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
