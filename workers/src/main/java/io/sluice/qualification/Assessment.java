package io.sluice.qualification;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/**
 * What a scorecard made of a lead, and from what. It is stored once and read back as it was.
 *
 * @param kind {@code fit}, {@code readiness} or {@code value}
 * @param result the grade (A-D, F), the level (1-4) or the value band
 * @param total the sum of the criteria's points, of a value US dollars
 * @param coverage per cent of the criteria that are not unknown
 * @param facts what was known, by name; null where it was not
 * @param reasons the top reasons up and down; null where it was stored without
 * @param override what somebody said against the result, so that it did not count; null where
 *     nobody had
 */
public record Assessment(
    String kind,
    String result,
    BigDecimal total,
    int coverage,
    String decisionId,
    int decisionVersion,
    Map<String, Object> facts,
    List<Criterion> criteria,
    Reasons reasons,
    GradeOverride override) {

  private static final int HALF = 50;

  /** One that counts as it is. */
  public Assessment(
      String kind,
      String result,
      BigDecimal total,
      int coverage,
      String decisionId,
      int decisionVersion,
      Map<String, Object> facts,
      List<Criterion> criteria,
      Reasons reasons) {
    this(
        kind, result, total, coverage, decisionId, decisionVersion, facts, criteria, reasons, null);
  }

  static Assessment of(
      String kind,
      String result,
      String decisionId,
      int decisionVersion,
      Map<String, Object> facts,
      List<Criterion> criteria) {
    var total = criteria.stream().map(Criterion::points).reduce(BigDecimal.ZERO, BigDecimal::add);
    var known = criteria.stream().filter(c -> c.verdict() != Verdict.UNKNOWN).count();
    var coverage = criteria.isEmpty() ? 0 : (int) (100 * known / criteria.size());
    return new Assessment(
        kind,
        result,
        total,
        coverage,
        decisionId,
        decisionVersion,
        facts,
        criteria,
        Reasons.of(criteria));
  }

  /** What the process goes on with: the result, or what somebody said against it. */
  public String counts() {
    return override == null ? result : override.result();
  }

  /** The same, but with what somebody says against it. */
  Assessment under(GradeOverride override) {
    return new Assessment(
        kind,
        result,
        total,
        coverage,
        decisionId,
        decisionVersion,
        facts,
        criteria,
        reasons,
        override);
  }

  /** Whether less than half is known, which whoever reads the result is told. */
  public boolean isIncomplete() {
    return coverage < HALF;
  }
}
