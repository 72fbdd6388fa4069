package io.sluice.waterfall;

import java.math.BigDecimal;

/**
 * What a milestone or an end knows besides itself; each part may be null.
 *
 * @param expectedValue US dollars
 * @param expectedCloseDate ISO date
 * @param wakeOn ISO date (UTC) that somebody promised, from which the lead may pass again
 * @param wakeAfterDays the same by the reason, in days from the end of the cycle, where wakeOn is
 *     null; without either the {@code sleep-policy} decides
 */
public record MilestoneDetails(
    String reasonCode,
    BigDecimal expectedValue,
    String expectedCloseDate,
    String wakeOn,
    Integer wakeAfterDays) {

  static final MilestoneDetails NONE = because(null);

  static MilestoneDetails because(String reasonCode) {
    return new MilestoneDetails(reasonCode, null, null, null, null);
  }
}
