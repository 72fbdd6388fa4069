package io.sluice.followup;

/**
 * What a person reads before they act: whom to call, why now, what is known and what to ask. It
 * names the lead, so it lives in the scope of the task and nowhere else in the engine.
 *
 * @param taskKey the element instance it was written for. It makes each brief unlike the one
 *     before: the engine (8.6.0) does not take a variable that comes again with the same value for
 *     one of the task's scope, but writes it to the process
 * @param whyNow what the lead did that speaks for it, the strongest first
 * @param against what speaks against it
 * @param need what discovery found, null before anybody was reached; likewise the three others
 * @param nextStep what was agreed and for when, such as {@code Demo on 3 Dec}; null where nothing
 *     is
 * @param attempts how discovery went so far, null before its first attempt
 * @param stalled who had the task that nobody answered, and since when; null but for a manager
 * @param customer since when they are a customer and what of, null where they are none
 * @param value what the lead is worth and why
 * @param override what people say of the lead against the machine's verdict, null where nobody does
 * @param account which opportunity is open at their company and whose, and who else is there, by
 *     role and id; null where nobody else of it is known
 * @param pair the lead beside another that may be the same person, null but for who reviews it
 * @param page where all that is known of the lead can be read, null for who reviews two
 */
public record Brief(
    String taskKey,
    String headline,
    String whyNow,
    String against,
    String contact,
    String known,
    String unknown,
    String origin,
    String need,
    String timing,
    String authority,
    String budget,
    String nextStep,
    String attempts,
    String stalled,
    String customer,
    String value,
    String override,
    String account,
    PairStory pair,
    String page) {

  Brief withStalled(String story) {
    return new Brief(
        taskKey, headline, whyNow, against, contact, known, unknown, origin, need, timing,
        authority, budget, nextStep, attempts, story, customer, value, override, account, pair,
        page);
  }

  /** The brief of a review, in which nobody is called. */
  static Brief of(String taskKey, String headline, PairStory pair) {
    return new Brief(
        taskKey, headline, null, null, null, null, null, null, null, null, null, null, null, null,
        null, null, null, null, null, pair, null);
  }
}
