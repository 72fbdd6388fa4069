package io.sluice.qualification;

import io.sluice.engagement.Engagement;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;

/**
 * How ready a lead is at an instant: a pure function of the engagement log, so that it can be
 * replayed, in whatever order the log arrived. Each action counts {@code points × 0.5^(age /
 * half-life)}, the latest first until its window is full, up to the cap of its kind.
 *
 * @param handHeardAt when we last heard of a hand that is up; empty where none is
 */
public record Readiness(int level, Optional<Instant> handHeardAt, List<Criterion> criteria) {

  private static final Comparator<Engagement> LATEST_FIRST =
      Comparator.comparing(Engagement::occurredAt).reversed();

  /**
   * @param engagements of one lead; what a machine did is left out
   */
  public static Readiness at(Instant now, ReadinessPolicy policy, List<Engagement> engagements) {
    var done = engagements.stream().filter(Engagement::isHuman).sorted(LATEST_FIRST).toList();
    var criteria = policy.actions().stream().map(action -> assess(action, done, now)).toList();
    var total = criteria.stream().map(Criterion::points).reduce(BigDecimal.ZERO, BigDecimal::add);
    return new Readiness(level(policy, total), handHeardAt(policy, done, now), criteria);
  }

  /** Whether they ask for a conversation. */
  public boolean handRaiser() {
    return handHeardAt.isPresent();
  }

  private static Criterion assess(
      ReadinessPolicy.Action action, List<Engagement> latestFirst, Instant now) {
    var worth = Math.abs(action.points().doubleValue());
    var used = new HashMap<Long, Double>();
    var sum = 0.0;
    var counted = 0;
    Instant latestAt = null;
    for (var engagement : latestFirst) {
      if (!engagement.kind().equals(action.kind())) {
        continue;
      }
      var window = action.window(engagement.occurredAt());
      var counts = Math.min(worth, action.roomInWindow() - used.getOrDefault(window, 0.0));
      if (counts > 0 || worth == 0) {
        used.merge(window, counts, Double::sum);
        sum += counts * Math.pow(0.5, action.halfLives(engagement.occurredAt(), now));
        counted++;
        latestAt = latestAt == null ? engagement.occurredAt() : latestAt;
      }
    }
    var points = points(action, sum);
    return new Criterion(
        action.kind(), action.label(), verdict(counted, worth, points), points, counted, latestAt);
  }

  private static BigDecimal points(ReadinessPolicy.Action action, double sum) {
    var points =
        BigDecimal.valueOf(Math.min(sum, action.cap().abs().doubleValue()))
            .setScale(2, RoundingMode.HALF_UP);
    return action.speaksAgainst() ? points.negate() : points;
  }

  /** What has faded away counts as not done. */
  private static Verdict verdict(int counted, double worth, BigDecimal points) {
    return counted > 0 && (worth == 0 || points.signum() != 0) ? Verdict.MET : Verdict.NOT_MET;
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
  private static Optional<Instant> handHeardAt(
      ReadinessPolicy policy, List<Engagement> engagements, Instant now) {
    return policy.actions().stream()
        .filter(ReadinessPolicy.Action::handRaiser)
        .flatMap(
            action ->
                engagements.stream()
                    .filter(engagement -> engagement.kind().equals(action.kind()))
                    .filter(engagement -> action.halfLives(engagement.occurredAt(), now) <= 1))
        .map(Engagement::receivedAt)
        .max(Comparator.naturalOrder());
  }
}
