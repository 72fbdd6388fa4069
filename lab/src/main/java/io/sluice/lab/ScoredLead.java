package io.sluice.lab;

/**
 * What the criteria make of a past lead.
 *
 * @param fit the points of {@code icp-fit}
 * @param coverage per cent of the fit criteria that are not unknown
 * @param readiness the points of {@code sales-readiness}
 * @param level 1 (hot) to 4
 * @param route who takes it by {@code qualification-matrix}
 * @param priority of the matrix, higher first
 * @param candidate the points of criteria that are only tried
 */
record ScoredLead(
    PastLead lead,
    double fit,
    String grade,
    int coverage,
    double readiness,
    int level,
    String route,
    double priority,
    double candidate) {

  /** What orders the leads. */
  double total() {
    return fit + readiness + candidate;
  }

  boolean won() {
    return lead.won();
  }
}
