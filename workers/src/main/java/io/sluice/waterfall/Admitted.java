package io.sluice.waterfall;

/**
 * What the model learns of an admission.
 *
 * @param resumeAt the route by which a reopened cycle goes on where it stood; null for one that
 *     starts at the beginning
 */
public record Admitted(String resumeAt) {

  static final String INSIDE_SALES = "inside-sales";
  static final String SALES = "sales";
  static final String OPPORTUNITY = "opportunity";

  static final Admitted AT_THE_BEGINNING = new Admitted(null);
}
