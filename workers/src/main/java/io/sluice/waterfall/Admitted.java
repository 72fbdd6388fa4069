package io.sluice.waterfall;

/**
 * What the model learns of an admission.
 *
 * @param resumeAt the route by which a reopened cycle goes on where it stood; null for one that
 *     starts at the beginning
 * @param customer whether the lead's company has bought and stays
 * @param incomplete whether a source may know something of the company that is not known yet
 */
public record Admitted(String resumeAt, boolean customer, boolean incomplete)
    implements Admission.Result {

  static final String INSIDE_SALES = "inside-sales";
  static final String SALES = "sales";
  static final String OPPORTUNITY = "opportunity";

  static final String ONBOARDING = "onboarding";
  static final String REVIEW = "review";
}
