package io.sluice.figures;

import java.math.BigDecimal;
import java.math.RoundingMode;

final class Percent {

  private Percent() {}

  /** To a tenth; null of nothing. */
  static BigDecimal of(long part, long whole) {
    return whole == 0
        ? null
        : BigDecimal.valueOf(100 * part).divide(BigDecimal.valueOf(whole), 1, RoundingMode.HALF_UP);
  }
}
