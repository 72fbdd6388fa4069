package io.sluice.followup;

/**
 * A coded reason that a form offers.
 *
 * @param kind what it is a reason for: {@code rejected}, {@code recycled}, {@code disqualified} or
 *     {@code lost}
 */
public record Reason(String kind, String value, String label) {}
