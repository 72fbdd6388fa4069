package io.sluice.leads.page;

import java.time.Instant;
import java.util.List;

/**
 * How a lead was graded once, as it was stored.
 *
 * @param title the kind, the result and how it came to it: {@code Fit A, 80 points}
 * @param by which version of which decision table
 * @param override what somebody had said against it, null where nobody had
 * @param unreadable whether its criteria are not stored in a way that can be shown
 */
public record AssessmentPart(
    int cycle,
    String title,
    int coverage,
    String by,
    String override,
    Instant at,
    List<CriterionLine> criteria,
    boolean unreadable) {

  /**
   * @param verdict {@code met}, {@code not met} or {@code unknown}
   * @param counted how often something was done, and when last; null for a fact
   */
  public record CriterionLine(String label, String verdict, String points, Phrase counted) {

    /** The verdict as a style is called. */
    public String style() {
      return verdict.replace(' ', '-');
    }
  }
}
