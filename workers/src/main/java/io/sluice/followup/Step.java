package io.sluice.followup;

import java.util.Locale;

/** What is done about a task that nobody answers. */
enum Step {
  REMINDED,
  REASSIGNED,
  ESCALATED,
  GIVEN_UP;

  /** The word in the database. */
  String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
