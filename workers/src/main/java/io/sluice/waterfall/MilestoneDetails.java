package io.sluice.waterfall;

import java.math.BigDecimal;

/**
 * What a milestone or an end knows besides itself; each part may be null.
 *
 * @param expectedValue US dollars
 * @param expectedCloseDate ISO date
 */
public record MilestoneDetails(
    String reasonCode, BigDecimal expectedValue, String expectedCloseDate) {

  static final MilestoneDetails NONE = new MilestoneDetails(null, null, null);
}
