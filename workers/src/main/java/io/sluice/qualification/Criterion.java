package io.sluice.qualification;

import java.math.BigDecimal;

/** What one criterion of a scorecard said, with the points it gave. */
public record Criterion(String criterion, String label, Verdict verdict, BigDecimal points) {}
