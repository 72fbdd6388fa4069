package io.sluice.qualification;

/**
 * What an SDR found out in a discovery call, by BANT: budget, authority, need and timing, each with
 * what the person said.
 */
public record DiscoveryCall(
    Verdict budget,
    String budgetEvidence,
    Verdict authority,
    String authorityEvidence,
    Verdict need,
    String needEvidence,
    Verdict timing,
    String timingEvidence) {

  public DiscoveryCall {
    budget = budget == null ? Verdict.UNKNOWN : budget;
    authority = authority == null ? Verdict.UNKNOWN : authority;
    need = need == null ? Verdict.UNKNOWN : need;
    timing = timing == null ? Verdict.UNKNOWN : timing;
  }
}
