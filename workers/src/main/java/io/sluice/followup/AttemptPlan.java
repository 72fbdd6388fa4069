package io.sluice.followup;

/**
 * Which attempt at a discovery call a task is.
 *
 * @param attempt from 1
 * @param attempts how many the cadence has
 * @param channel {@code call} or {@code email}
 * @param qualifyWhenMet how many of BANT make the lead qualified
 */
public record AttemptPlan(int attempt, int attempts, String channel, int qualifyWhenMet) {

  /** Such as {@code Call 3 of 10}. */
  String label() {
    return "%s %d of %d".formatted(channel.equals("email") ? "E-mail" : "Call", attempt, attempts);
  }
}
