package io.sluice.process;

import java.util.LinkedHashMap;
import java.util.Map;

/** What people answer in the forms. */
final class Answers {

  static final Map<String, Object> ACCEPTED = Map.of("outcome", "accepted");

  static final Map<String, Object> QUALIFIED =
      Map.of(
          "result", "connected",
          "outcome", "qualified",
          "need", "met",
          "needEvidence", "Leads get lost",
          "timing", "met",
          "authority", "met",
          "budget", "unknown",
          "nextStep", "Demo",
          "nextStepOn", "2027-01-15");

  static final Map<String, Object> OPPORTUNITY =
      Map.of("outcome", "qualified", "expectedValue", 48000, "expectedCloseDate", "2027-03-31");

  static final Map<String, Object> WON =
      Map.of("outcome", "won", "expectedValue", 45000, "signedOn", "2027-02-15");

  /** A day that was agreed and is past, so that what was agreed for it comes at once. */
  static final String AT_ONCE = "2026-01-02";

  static final Map<String, Object> TAKEN_OVER =
      Map.of("outcome", "taken-over", "goal", "fewer lost leads", "nextOn", AT_ONCE);

  static final Map<String, Object> ON_TRACK = Map.of("outcome", "on-track", "nextOn", AT_ONCE);

  static final Map<String, Object> EXPAND =
      Map.of("outcome", "expand", "expansion", "upsell", "note", "Twenty more seats");

  /** The tasks of a lead that inside sales takes, in order, each with the answer that leads on. */
  static final Map<String, Map<String, Object>> HAPPY_PATH = happyPath();

  private Answers() {}

  static Map<String, Object> rejected(String reason) {
    return Map.of("outcome", "rejected", "reasonCode", reason);
  }

  static Map<String, Object> recycled(String reason) {
    return Map.of("result", "connected", "outcome", "recycled", "recycleReason", reason);
  }

  static Map<String, Object> disqualified(String reason) {
    return Map.of("result", "connected", "outcome", "disqualified", "disqualifyReason", reason);
  }

  private static Map<String, Map<String, Object>> happyPath() {
    var path = new LinkedHashMap<String, Map<String, Object>>();
    path.put("accept-lead", ACCEPTED);
    path.put("discovery-call", QUALIFIED);
    path.put("accept-handoff", ACCEPTED);
    path.put("qualify-opportunity", OPPORTUNITY);
    path.put("close-opportunity", WON);
    return path;
  }
}
