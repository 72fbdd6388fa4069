package io.sluice.qualification;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What the {@code sales-readiness} decision says: what each action is worth, and the thresholds.
 */
public record ReadinessPolicy(List<Action> actions, List<Level> levels) {

  private static final BigDecimal MILLIS_A_DAY = BigDecimal.valueOf(Duration.ofDays(1).toMillis());

  public ReadinessPolicy {
    if (actions == null || levels == null) {
      throw new IllegalArgumentException("There must be actions and levels.");
    }
  }

  /**
   * @param points what one such action is worth when it has just happened; below 0 when it speaks
   *     against
   * @param halfLifeDays after how many days it is worth half
   * @param cap what all such actions together are worth at most, as far from 0 as this is
   * @param windowDays how long a window is, in days of UTC since 1970; null for no windows
   * @param windowCap what the actions of one window are worth at most before they age; null for no
   *     windows
   * @param handRaiser whether it asks for a conversation
   */
  public record Action(
      String kind,
      String label,
      BigDecimal points,
      BigDecimal halfLifeDays,
      BigDecimal cap,
      BigDecimal windowDays,
      BigDecimal windowCap,
      boolean handRaiser) {

    public Action {
      require(kind, "kind", kind);
      require(kind, "label", label);
      require(kind, "points", points);
      require(kind, "halfLifeDays", halfLifeDays);
      require(kind, "cap", cap);
      requirePositive(kind, "halfLifeDays", halfLifeDays);
      requirePositive(kind, "windowDays", windowDays);
    }

    boolean speaksAgainst() {
      return points.signum() < 0;
    }

    double halfLives(Instant from, Instant to) {
      var millis = Math.max(0, Duration.between(from, to).toMillis());
      return millis / halfLifeDays.multiply(MILLIS_A_DAY).doubleValue();
    }

    /** Which window an instant lies in; all lie in one where there are no windows. */
    long window(Instant occurredAt) {
      return windowDays == null || windowCap == null
          ? 0
          : Math.floorDiv(
              occurredAt.toEpochMilli(), windowDays.multiply(MILLIS_A_DAY).longValueExact());
    }

    /** What the actions of one window are worth at most, however far from 0. */
    double roomInWindow() {
      return windowDays == null || windowCap == null
          ? Double.MAX_VALUE
          : windowCap.abs().doubleValue();
    }
  }

  /** A level and the points from which it holds; level 1 is the hottest. */
  public record Level(int level, BigDecimal fromPoints) {

    public Level {
      require("level " + level, "fromPoints", fromPoints);
    }
  }

  private static void require(String row, String column, Object cell) {
    if (cell == null) {
      throw new IllegalArgumentException("Row '%s' has no %s.".formatted(row, column));
    }
  }

  private static void requirePositive(String row, String column, BigDecimal cell) {
    if (cell != null && cell.signum() <= 0) {
      throw new IllegalArgumentException(
          "Row '%s' has the %s %s, which must be above 0.".formatted(row, column, cell));
    }
  }
}
