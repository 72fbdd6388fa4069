package io.sluice.customer;

/**
 * What a customer success manager fills in, as it comes from the form; what a task does not ask is
 * null.
 *
 * @param outcome {@code taken-over}; {@code on-track}, {@code at-risk}; {@code expand}, {@code
 *     keep}, {@code churned}
 * @param goal what the customer wants to reach
 * @param expansion {@code upsell} or {@code cross-sell}
 * @param nextOn ISO date that was agreed
 */
public record CareAnswer(
    String outcome, String goal, String expansion, String nextOn, String note) {}
