package io.sluice.lab;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** Criteria that somebody thinks of, tried beside the shipped scorecard before they are in it. */
record Candidates(List<Criterion> criteria) {

  static final Candidates NONE = new Candidates(List.of());

  Candidates {
    criteria = criteria == null ? List.of() : List.copyOf(criteria);
  }

  /**
   * @param points what each value of the column is worth; another value is worth nothing
   */
  record Criterion(Word column, Map<String, BigDecimal> points) {}

  BigDecimal points(PastLead lead) {
    return criteria.stream()
        .map(criterion -> points(criterion, lead.cell(criterion.column().text())))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static BigDecimal points(Criterion criterion, String value) {
    return value == null
        ? BigDecimal.ZERO
        : criterion.points().getOrDefault(value, BigDecimal.ZERO);
  }

  List<String> columns() {
    return criteria.stream().map(criterion -> criterion.column().text()).toList();
  }
}
