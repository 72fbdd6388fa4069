package io.sluice.qualification;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/**
 * The criteria that speak most for a lead and most against it, at most three each, the strongest
 * first; equals in the order of the table.
 *
 * @param down what took points, then what is known and not met; an action that was not done is no
 *     reason against
 */
public record Reasons(List<Criterion> up, List<Criterion> down) {

  private static final int MOST = 3;

  static Reasons of(List<Criterion> criteria) {
    return new Reasons(
        top(criteria, criterion -> criterion.points().signum() > 0, byPoints().reversed()),
        top(criteria, Reasons::speaksAgainst, byPoints()));
  }

  private static boolean speaksAgainst(Criterion criterion) {
    var isFact = criterion.counted() == null;
    return criterion.points().signum() < 0 || isFact && criterion.verdict() == Verdict.NOT_MET;
  }

  private static Comparator<Criterion> byPoints() {
    return Comparator.comparing(Criterion::points, BigDecimal::compareTo);
  }

  private static List<Criterion> top(
      List<Criterion> criteria, Predicate<Criterion> condition, Comparator<Criterion> order) {
    return criteria.stream().filter(condition).sorted(order).limit(MOST).toList();
  }
}
