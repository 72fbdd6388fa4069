package io.sluice.qualification;

import java.util.stream.Stream;

/**
 * What a conversation found out of need, timing, authority and budget, each with what the person
 * said. What was not spoken of is unknown.
 */
public record Bant(
    Verdict need,
    String needEvidence,
    Verdict timing,
    String timingEvidence,
    Verdict authority,
    String authorityEvidence,
    Verdict budget,
    String budgetEvidence) {

  public Bant {
    need = need == null ? Verdict.UNKNOWN : need;
    timing = timing == null ? Verdict.UNKNOWN : timing;
    authority = authority == null ? Verdict.UNKNOWN : authority;
    budget = budget == null ? Verdict.UNKNOWN : budget;
  }

  /** How many of the four are met. */
  public int met() {
    return (int)
        Stream.of(need, timing, authority, budget)
            .filter(verdict -> verdict == Verdict.MET)
            .count();
  }
}
