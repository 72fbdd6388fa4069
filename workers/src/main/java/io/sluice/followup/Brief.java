package io.sluice.followup;

/**
 * What a person reads before they act: whom to call, why now, what is known and what to ask. It
 * names the lead, so it lives in the scope of the task and nowhere else in the engine.
 *
 * @param need what the discovery call found, null before there was one; likewise the three others
 * @param stalled who had the task that nobody answered, and since when; null but for a manager
 */
public record Brief(
    String headline,
    String whyNow,
    String contact,
    String known,
    String unknown,
    String origin,
    String need,
    String timing,
    String authority,
    String budget,
    String stalled) {

  Brief withStalled(String story) {
    return new Brief(
        headline, whyNow, contact, known, unknown, origin, need, timing, authority, budget, story);
  }
}
