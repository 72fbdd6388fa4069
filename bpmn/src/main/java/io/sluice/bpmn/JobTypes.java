package io.sluice.bpmn;

/** The job types that the models name; each has exactly one worker. */
public final class JobTypes {

  public static final String ADMIT = "admit";
  public static final String CAPTURE_LEAD = "capture-lead";
  public static final String CHECK_FIT = "check-fit";
  public static final String CHECK_READINESS = "check-readiness";
  public static final String CLOSE_CYCLE = "close-cycle";
  public static final String CORRECT_LEAD = "correct-lead";
  public static final String ENRICH = "enrich";
  public static final String ESCALATE = "escalate";
  public static final String GIVE_UP = "give-up";
  public static final String MERGE_LEADS = "merge-leads";
  public static final String PLAN_CARE = "plan-care";
  public static final String PLAN_FOLLOW_UP = "plan-follow-up";
  public static final String REACH_STAGE = "reach-stage";
  public static final String RECORD_ANSWER = "record-answer";
  public static final String RECORD_CARE = "record-care";
  public static final String RECORD_DECISION = "record-decision";
  public static final String RECORD_DISCOVERY_CALL = "record-discovery-call";
  public static final String REMIND = "remind";
  public static final String ROUTE = "route";
  public static final String SEND_TOUCH = "send-touch";

  private JobTypes() {}
}
