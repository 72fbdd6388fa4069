package io.sluice.followup;

/**
 * A coded reason that a form offers.
 *
 * @param kind what it is a reason for: {@code rejected}, {@code recycled}, {@code disqualified},
 *     {@code lost} or {@code given-up}
 * @param goesTo where it sends the lead: {@code route}, {@code enrichment}, {@code marketing},
 *     {@code nurture} or {@code closed}
 * @param wakeAfterDays calendar days, null for never
 */
public record Reason(
    String kind, String value, String label, String goesTo, Integer wakeAfterDays) {}
