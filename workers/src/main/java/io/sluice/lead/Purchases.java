package io.sluice.lead;

import java.math.BigDecimal;

/**
 * What a lead's company has bought so far.
 *
 * @param count how often
 * @param total what they paid for it, US dollars; zero where nothing is known of it
 */
public record Purchases(int count, BigDecimal total) {}
