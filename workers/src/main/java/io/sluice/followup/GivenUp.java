package io.sluice.followup;

/** How a lead goes on that nobody cared for, in the words that its task's answer would have had. */
public record GivenUp(String outcome, String reasonCode, String goesTo, Integer wakeAfterDays) {

  static GivenUp because(Reason reason) {
    return new GivenUp("recycled", reason.value(), reason.goesTo(), reason.wakeAfterDays());
  }
}
