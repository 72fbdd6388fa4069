package io.sluice.followup;

/**
 * A coded reason that a form offers.
 *
 * @param kind what it is a reason for: {@code rejected}, {@code recycled}, {@code disqualified},
 *     {@code lost}, or {@code given-up}, which no form offers
 * @param goesTo where it sends the lead: {@code route}, {@code enrichment}, {@code marketing},
 *     {@code nurture} or {@code closed}
 * @param wakeAfterDays after how many days a lead that goes to nurture is woken, null where none
 */
public record Reason(
    String kind, String value, String label, String goesTo, Integer wakeAfterDays) {}
