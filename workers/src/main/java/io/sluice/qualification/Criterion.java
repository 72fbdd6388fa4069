package io.sluice.qualification;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.math.BigDecimal;
import java.time.Instant;

/**
 * What one criterion of a scorecard said, with the points it gave.
 *
 * @param counted of an action, how many times it was done and counted; null for a fact
 * @param latestAt of an action, when it was last done and counted; null where it was not
 */
@JsonInclude(Include.NON_NULL)
public record Criterion(
    String criterion,
    String label,
    Verdict verdict,
    BigDecimal points,
    Integer counted,
    Instant latestAt) {

  Criterion(String criterion, String label, Verdict verdict, BigDecimal points) {
    this(criterion, label, verdict, points, null, null);
  }

  void requireComplete() {
    if (criterion == null || label == null || verdict == null || points == null) {
      throw new IllegalArgumentException(
          "Criterion '%s' lacks its label, verdict or points.".formatted(criterion));
    }
  }
}
