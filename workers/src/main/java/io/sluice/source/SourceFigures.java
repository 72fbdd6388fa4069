package io.sluice.source;

import java.math.BigDecimal;
import java.util.List;

/**
 * What became of the inquiries that a source brought in a period: those that came in then, however
 * late they were decided. What a lead does in its sleep, or a date that wakes it, is none.
 *
 * @param inquiries how many came in
 * @param open how many of them are still under way
 * @param aql how many were qualified by the criteria
 * @param tal how many inside sales accepted
 * @param accepted how many inside sales or sales accepted, and did not disqualify afterwards
 * @param rejected how many were refused before any contact, and by nobody accepted afterwards
 * @param disqualified how many were refused after it
 * @param suppressed how many nobody may contact
 * @param won how many bought
 * @param decided accepted or refused
 * @param refused rejected, disqualified or suppressed
 * @param refusedPercent of those that are decided, 0 to 100, to a tenth; null where none is
 * @param reasons why they were refused, the most frequent first
 */
public record SourceFigures(
    String source,
    int inquiries,
    int open,
    int aql,
    int tal,
    int accepted,
    int rejected,
    int disqualified,
    int suppressed,
    int won,
    int decided,
    int refused,
    BigDecimal refusedPercent,
    List<Reason> reasons) {

  /**
   * @param kind {@code rejected}, {@code disqualified} or {@code suppressed}
   */
  public record Reason(String kind, String reasonCode, int leads) {}
}
