package io.sluice.bpmn;

import java.util.List;

/** Ids of the user tasks that Java code names. */
public final class Tasks {

  /** An account executive's: is there an opportunity? */
  public static final String QUALIFY_OPPORTUNITY = "qualify-opportunity";

  /** An account executive's: how did the opportunity end? */
  public static final String CLOSE_OPPORTUNITY = "close-opportunity";

  /** An SDR's: one attempt of discovery. */
  public static final String DISCOVERY_CALL = "discovery-call";

  /** A customer success manager's: meet a customer who was just won. */
  public static final String TAKE_OVER_CUSTOMER = "take-over-customer";

  /** A customer success manager's: is the customer on track? */
  public static final String CHECK_ONBOARDING = "check-onboarding";

  /** A customer success manager's: is there more to do for the customer? */
  public static final String REVIEW_EXPANSION = "review-expansion";

  /** The manager's: what becomes of a task that nobody has answered. */
  public static final String RESOLVE_STALLED_FOLLOW_UP = "resolve-stalled-follow-up";

  /** The back office's: mend a record that a rep could not work with. */
  public static final String CORRECT_LEAD = "correct-lead";

  /** The back office's: are two leads the same person? It outlives the cycle of the lead. */
  public static final String REVIEW_DUPLICATE = "review-duplicate";

  private static final List<String> OF_OTHERS =
      List.of(RESOLVE_STALLED_FOLLOW_UP, CORRECT_LEAD, REVIEW_DUPLICATE);

  private Tasks() {}

  /** The managers' and the back office's: who has one of these does not have the lead. */
  public static List<String> ofOthers() {
    return OF_OTHERS;
  }

  /** Whether a task is one that a rep works, under the whole chain of follow-up. */
  public static boolean isOfRep(String task) {
    return !OF_OTHERS.contains(task);
  }

  /** Whether a task is about a customer, who is looked after whatever becomes of the task. */
  public static boolean isCare(String task) {
    return task.equals(TAKE_OVER_CUSTOMER)
        || task.equals(CHECK_ONBOARDING)
        || task.equals(REVIEW_EXPANSION);
  }

  /** Whether a task stays alive by touches: an opportunity goes stale without one. */
  public static boolean isOpportunity(String task) {
    return task.equals(QUALIFY_OPPORTUNITY) || task.equals(CLOSE_OPPORTUNITY);
  }
}
