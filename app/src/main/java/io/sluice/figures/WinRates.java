package io.sluice.figures;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;

/**
 * How probable it is that whoever comes to a stage is won: as it went with all that began before
 * the period and have ended. Where those are too few, it is what the field reports of typical B2B
 * companies: of inquiries 10 to 25 % are qualified by marketing, of those 40 to 60 % accepted by
 * sales, of those 50 to 70 % become opportunities, and of those 20 to 30 % are won. What is taken
 * is the middle of each.
 */
final class WinRates {

  /** With fewer the measured rate says little. */
  static final long ENOUGH = 100;

  private static final int DIGITS = 4;
  private static final BigDecimal OF_SQL = new BigDecimal("0.25");
  private static final BigDecimal OF_SAL = OF_SQL.multiply(new BigDecimal("0.60"));
  private static final BigDecimal OF_MQL = OF_SAL.multiply(new BigDecimal("0.50"));
  private static final BigDecimal OF_INQUIRY = OF_MQL.multiply(new BigDecimal("0.175"));

  private final Map<Integer, Long> ended;

  /**
   * @param ended how many cycles have ended, by what they reached
   */
  WinRates(Map<Integer, Long> ended) {
    this.ended = ended;
  }

  /** How many that came to it have ended. */
  long decided(Milestone milestone) {
    return count(milestone.bit());
  }

  boolean isMeasured(Milestone milestone) {
    return decided(milestone) >= ENOUGH;
  }

  /** 0 to 1. */
  BigDecimal of(Milestone milestone) {
    if (milestone == Milestone.WON) {
      return BigDecimal.ONE;
    }
    return isMeasured(milestone)
        ? BigDecimal.valueOf(count(milestone.bit() | Milestone.WON.bit()))
            .divide(BigDecimal.valueOf(decided(milestone)), DIGITS, RoundingMode.HALF_UP)
        : benchmark(milestone).setScale(DIGITS, RoundingMode.HALF_UP);
  }

  private long count(int bits) {
    return ended.entrySet().stream()
        .filter(each -> (each.getKey() & bits) == bits)
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  private static BigDecimal benchmark(Milestone milestone) {
    return switch (milestone) {
      case CAME_IN, INQUIRY -> OF_INQUIRY;
      case AQL, TAL_OFFERED, TAL, TQL, TGL, SAL_OFFERED -> OF_MQL;
      case SAL, SGL, EXPANSION -> OF_SAL;
      case SQL -> OF_SQL;
      case WON -> BigDecimal.ONE;
    };
  }
}
