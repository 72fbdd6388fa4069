package io.sluice.followup;

import io.sluice.qualification.Assessment;
import io.sluice.qualification.Criterion;
import io.sluice.qualification.Grading;
import io.sluice.qualification.Reasons;
import io.sluice.qualification.Verdict;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Says in plain words why a lead is graded as it is, from the stored evidence alone. */
record Explanation(Grading grading, Instant now) {

  static final String NOTHING = "–";

  /** What the lead did that speaks for it, the strongest first. */
  String whyNow() {
    return listed(
        reasons(grading.readiness(), Reasons::up)
            .filter(reason -> rounded(reason.points()).signum() > 0)
            .map(this::deed));
  }

  /** What speaks against it: what took points first, then what it does not meet. */
  String against() {
    return listed(
        Stream.concat(
                reasons(grading.fit(), Reasons::down), reasons(grading.readiness(), Reasons::down))
            .filter(reason -> reason.counted() == null || rounded(reason.points()).signum() < 0)
            .sorted(Comparator.comparing(Criterion::points))
            .map(reason -> "%s (%s)".formatted(reason.label(), points(reason))));
  }

  String known() {
    return listed(
        criteria(Verdict.MET)
            .filter(criterion -> criterion.points().signum() > 0)
            .map(Criterion::label));
  }

  String unknown() {
    return listed(criteria(Verdict.UNKNOWN).map(Criterion::label).distinct());
  }

  private String deed(Criterion reason) {
    var how =
        reason.counted() == 1
            ? "%s ago".formatted(age(Duration.between(reason.latestAt(), now)))
            : "%d×".formatted(reason.counted());
    return "%s %s (+%s)".formatted(reason.label(), how, points(reason));
  }

  private static String age(Duration age) {
    if (age.toDays() >= 2) {
      return age.toDays() + " days";
    }
    return age.toHours() >= 2 ? age.toHours() + " h" : Math.max(1, age.toMinutes()) + " min";
  }

  private static String points(Criterion reason) {
    return rounded(reason.points()).toPlainString();
  }

  private static BigDecimal rounded(BigDecimal points) {
    return points.setScale(0, RoundingMode.HALF_UP);
  }

  private Stream<Criterion> criteria(Verdict verdict) {
    return grading.fit().stream()
        .flatMap(fit -> fit.criteria().stream())
        .filter(criterion -> criterion.verdict() == verdict);
  }

  /** None in an assessment that was stored before they were. */
  private static Stream<Criterion> reasons(
      Optional<Assessment> assessment, Function<Reasons, List<Criterion>> side) {
    return assessment.map(Assessment::reasons).map(side).stream().flatMap(List::stream);
  }

  private static String listed(Stream<String> parts) {
    var text = parts.collect(Collectors.joining("; "));
    return text.isEmpty() ? NOTHING : text;
  }
}
