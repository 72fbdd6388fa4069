package io.sluice.figures.page;

import io.sluice.figures.Waterfall.Conversion;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * How a conversion moved against the period before.
 *
 * @param points by how many percentage points, to a tenth
 * @param certainty how many standard errors that is: chance alone seldom makes more than two
 */
public record Change(BigDecimal points, double certainty) {

  private static final double CLEAR = 2;

  /** Of fewer, one more or less is many percent. */
  static final long FEWEST = 20;

  static Optional<Change> of(Conversion now, Conversion before) {
    if (now.decided() < FEWEST || before.decided() < FEWEST) {
      return Optional.empty();
    }
    var points = now.percent().subtract(before.percent());
    return Optional.of(new Change(points, certainty(now, before)));
  }

  private static double certainty(Conversion now, Conversion before) {
    var all = (double) (now.decided() + before.decided());
    var share = (now.advanced() + before.advanced()) / all;
    var error = Math.sqrt(share * (1 - share) * (1.0 / now.decided() + 1.0 / before.decided()));
    return error == 0 ? 0 : (share(now) - share(before)) / error;
  }

  private static double share(Conversion conversion) {
    return (double) conversion.advanced() / conversion.decided();
  }

  public boolean isClearlyWorse() {
    return certainty <= -CLEAR;
  }

  public boolean isClearlyBetter() {
    return certainty >= CLEAR;
  }

  /** Such as {@code 9 points less}. */
  public String words() {
    var size = points.abs().stripTrailingZeros().toPlainString();
    return switch (points.signum()) {
      case 0 -> "as before";
      case 1 -> size + " points more";
      default -> size + " points less";
    };
  }

  /** The same for a narrow place. */
  public String sign() {
    var size = points.abs().stripTrailingZeros().toPlainString();
    return switch (points.signum()) {
      case 0 -> "=";
      case 1 -> "▲ " + size;
      default -> "▼ " + size;
    };
  }

  /** Which colour it has. */
  public String tone() {
    return isClearlyWorse() ? "worse" : isClearlyBetter() ? "better" : "same";
  }
}
