package io.sluice.qualification;

import java.math.BigDecimal;
import java.util.List;

/**
 * What the {@code sales-readiness} decision says: what each action is worth, and the thresholds.
 */
record ReadinessPolicy(List<Action> actions, List<Level> levels) {

  /**
   * @param points what one such action is worth when it has just happened
   * @param halfLifeDays after how many days it is worth half
   * @param cap what all such actions together are worth at most
   * @param handRaiser whether it asks for a conversation
   */
  record Action(
      String kind,
      String label,
      BigDecimal points,
      BigDecimal halfLifeDays,
      BigDecimal cap,
      boolean handRaiser) {}

  /** A level and the points from which it holds; level 1 is the hottest. */
  record Level(int level, BigDecimal fromPoints) {}
}
