package io.sluice.customer;

/**
 * When a customer is looked after next.
 *
 * @param careAt instant in UTC, ISO 8601
 */
public record PlannedCare(String careAt) {}
