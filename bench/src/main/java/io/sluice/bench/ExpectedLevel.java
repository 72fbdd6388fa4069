package io.sluice.bench;

import io.sluice.qualification.ReadinessPolicy;
import io.sluice.qualification.ReadinessPolicy.Action;
import io.sluice.qualification.ReadinessPolicy.Level;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How ready a lead must be, worked out from what was made up and not from what was stored, by the
 * words of the readiness table: half the points after each half-life, the latest of a window first
 * up to the window's cap, all of a kind up to its cap, cents rounded half up; whoever asks for a
 * conversation is hot for a half-life.
 */
final class ExpectedLevel {

  private ExpectedLevel() {}

  static int at(Instant now, ReadinessPolicy policy, Collection<FloodEvent> events) {
    var byKind =
        events.stream()
            .collect(Collectors.toMap(FloodEvent::eventId, event -> event, (one, same) -> one))
            .values()
            .stream()
            .filter(event -> !event.byMachine())
            .collect(Collectors.groupingBy(FloodEvent::kind));
    if (policy.actions().stream()
        .filter(Action::handRaiser)
        .anyMatch(action -> isFresh(action, byKind.getOrDefault(action.kind(), List.of()), now))) {
      return 1;
    }
    var total =
        policy.actions().stream()
            .map(action -> points(action, byKind.getOrDefault(action.kind(), List.of()), now))
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    return policy.levels().stream()
        .filter(level -> total.compareTo(level.fromPoints()) >= 0)
        .max(Comparator.comparing(Level::fromPoints))
        .map(Level::level)
        .orElse(4);
  }

  private static boolean isFresh(Action action, List<FloodEvent> done, Instant now) {
    var halfLife = Duration.ofMillis((long) (action.halfLifeDays().doubleValue() * 86_400_000));
    return done.stream().anyMatch(event -> !event.occurredAt().isBefore(now.minus(halfLife)));
  }

  private static BigDecimal points(Action action, List<FloodEvent> done, Instant now) {
    var sum =
        windows(action, done).values().stream()
            .mapToDouble(window -> worth(action, window, now))
            .sum();
    var most = action.cap().abs().doubleValue();
    var rounded = BigDecimal.valueOf(Math.min(sum, most)).setScale(2, RoundingMode.HALF_UP);
    return action.points().signum() < 0 ? rounded.negate() : rounded;
  }

  private static Map<Long, List<FloodEvent>> windows(Action action, List<FloodEvent> done) {
    if (action.windowDays() == null || action.windowCap() == null) {
      return Map.of(0L, done);
    }
    var millis = (long) (action.windowDays().doubleValue() * Duration.ofDays(1).toMillis());
    return done.stream()
        .collect(
            Collectors.groupingBy(
                event -> Math.floorDiv(event.occurredAt().toEpochMilli(), millis)));
  }

  private static double worth(Action action, List<FloodEvent> window, Instant now) {
    var left =
        action.windowDays() == null || action.windowCap() == null
            ? Double.MAX_VALUE
            : action.windowCap().abs().doubleValue();
    var sum = 0.0;
    for (var event :
        window.stream().sorted(Comparator.comparing(FloodEvent::occurredAt).reversed()).toList()) {
      var counts = Math.min(action.points().abs().doubleValue(), left);
      left -= counts;
      var days = Duration.between(event.occurredAt(), now).toMillis() / 86_400_000.0;
      sum += counts * Math.pow(0.5, Math.max(0, days) / action.halfLifeDays().doubleValue());
    }
    return sum;
  }
}
