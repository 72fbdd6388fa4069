package io.sluice.bpmn;

/** Ids of the models, messages and errors that Java code names. */
public final class Models {

  /** Where the models lie on the class path. */
  public static final String LOCATION = "classpath*:models/";

  public static final String LEAD_LIFECYCLE = "lead-lifecycle";

  /** Starts one cycle of one lead. */
  public static final String LEAD_CAPTURED = "lead-captured";

  public static final String CUSTOMER_SUCCESS = "customer-success";

  /** Starts the cycle of a customer, who is looked after and not sold to. */
  public static final String CUSTOMER_WON = "customer-won";

  /** Brings the review of a customer at once who asks for something. */
  public static final String CUSTOMER_ASKED = "customer-asked";

  /** Ends the cycle of a lead from wherever it stands. */
  public static final String LEAD_WITHDRAWN = "lead-withdrawn";

  /** Starts one nurture touch of a sleeping lead. */
  public static final String TOUCH_DUE = "touch-due";

  /** Starts the review of two leads who are perhaps one person. */
  public static final String DUPLICATE_FOUND = "duplicate-found";

  /** Thrown by {@code admit} when another instance has claimed the cycle. */
  public static final String LEAD_DUPLICATE = "lead-duplicate";

  /** Thrown by {@code admit}, with the kind of suppression as {@code reasonCode}. */
  public static final String LEAD_SUPPRESSED = "lead-suppressed";

  /** Thrown by {@code capture-lead} when what was entered cannot be a lead. */
  public static final String LEAD_REFUSED = "lead-refused";

  public static final String CONTACT_POLICY = "contact-policy";
  public static final String ICP_FIT = "icp-fit";
  public static final String LEAD_VALUE = "lead-value";
  public static final String SALES_READINESS = "sales-readiness";
  public static final String DUPLICATE_POLICY = "duplicate-policy";
  public static final String FOLLOW_UP_POLICY = "follow-up-policy";
  public static final String CUSTOMER_POLICY = "customer-policy";
  public static final String DISCOVERY_CADENCE = "discovery-cadence";
  public static final String DISCOVERY_POLICY = "discovery-policy";
  public static final String ROUTING_POLICY = "routing-policy";
  public static final String RECYCLE_POLICY = "recycle-policy";
  public static final String SLEEP_POLICY = "sleep-policy";
  public static final String SOURCE_REVIEW = "source-review";
  public static final String QUALIFICATION_MATRIX = "qualification-matrix";

  private Models() {}
}
