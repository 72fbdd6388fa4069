package io.sluice.discovery;

import java.time.Instant;
import java.time.LocalDate;

/**
 * What an attempt leads to, as the process goes on with it.
 *
 * @param outcome {@code qualified}, {@code again}, {@code recycled} or {@code disqualified}
 * @param goesTo where a reason sends the lead
 * @param wakeAfterDays calendar days
 * @param wakeOn the day that somebody named
 * @param attemptAt when the next attempt is due
 */
record Answer(
    String outcome,
    String reasonCode,
    String goesTo,
    Integer wakeAfterDays,
    LocalDate wakeOn,
    Instant attemptAt) {

  private static final String AGAIN = "again";

  static Answer again(Instant at) {
    return new Answer(AGAIN, null, null, null, null, at);
  }

  static Answer qualified() {
    return new Answer(CallOutcome.Qualified.CODE, null, null, null, null, null);
  }

  boolean endsDiscovery() {
    return !outcome.equals(AGAIN);
  }
}
