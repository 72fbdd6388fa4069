package io.sluice.qualification;

import io.sluice.engagement.Engagement;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * How ready a lead is at an instant: a pure function of the engagement log, so that it can be
 * replayed. Each action counts {@code points × 0.5^(age / half-life)}, up to the cap of its kind.
 */
record Readiness(int level, boolean handRaiser, List<Criterion> criteria) {

  private static final double MILLIS_A_DAY = Duration.ofDays(1).toMillis();

  static Readiness at(Instant now, ReadinessPolicy policy, List<Engagement> engagements) {
    var criteria =
        policy.actions().stream().map(action -> assess(action, engagements, now)).toList();
    var total = criteria.stream().map(Criterion::points).reduce(BigDecimal.ZERO, BigDecimal::add);
    return new Readiness(level(policy, total), raisesHand(policy, engagements, now), criteria);
  }

  private static Criterion assess(
      ReadinessPolicy.Action action, List<Engagement> engagements, Instant now) {
    var sum =
        engagements.stream()
            .filter(engagement -> engagement.kind().equals(action.kind()))
            .mapToDouble(engagement -> worth(action, engagement, now))
            .sum();
    var points =
        BigDecimal.valueOf(Math.min(sum, action.cap().doubleValue()))
            .setScale(2, RoundingMode.HALF_UP);
    return new Criterion(
        action.kind(), action.label(), points.signum() > 0 ? Verdict.MET : Verdict.NOT_MET, points);
  }

  private static double worth(ReadinessPolicy.Action action, Engagement engagement, Instant now) {
    return action.points().doubleValue() * Math.pow(0.5, halfLives(action, engagement, now));
  }

  /** How many half-lives have passed since; none when it lies ahead, by a clock that is fast. */
  private static double halfLives(
      ReadinessPolicy.Action action, Engagement engagement, Instant now) {
    var ageDays =
        Math.max(0, Duration.between(engagement.occurredAt(), now).toMillis()) / MILLIS_A_DAY;
    return ageDays / action.halfLifeDays().doubleValue();
  }

  private static int level(ReadinessPolicy policy, BigDecimal total) {
    return policy.levels().stream()
        .filter(level -> total.compareTo(level.fromPoints()) >= 0)
        .max(Comparator.comparing(ReadinessPolicy.Level::fromPoints))
        .map(ReadinessPolicy.Level::level)
        .orElseGet(
            () -> policy.levels().stream().mapToInt(ReadinessPolicy.Level::level).max().orElse(4));
  }

  /** A hand is up for one half-life after it was raised. */
  private static boolean raisesHand(
      ReadinessPolicy policy, List<Engagement> engagements, Instant now) {
    return policy.actions().stream()
        .filter(ReadinessPolicy.Action::handRaiser)
        .anyMatch(
            action ->
                engagements.stream()
                    .filter(engagement -> engagement.kind().equals(action.kind()))
                    .anyMatch(engagement -> halfLives(action, engagement, now) <= 1));
  }
}
