package io.sluice.followup;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.qualification.Assessment;
import io.sluice.qualification.Criterion;
import io.sluice.qualification.Grading;
import io.sluice.qualification.Reasons;
import io.sluice.qualification.Verdict;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExplanationTest {

  private static final Instant NOW = Instant.parse("2026-03-05T12:00:00Z");

  private static final Criterion DEMO = deed("Asked for a demo", "40.12", 1, Duration.ofHours(2));
  private static final Criterion PRICING =
      deed("Read the pricing page", "18.4", 3, Duration.ofDays(3));
  private static final Criterion CAREERS =
      deed("Looked at the careers page", "-8.2", 2, Duration.ofDays(9));
  private static final Criterion SMALL = fact("Under 50 employees", Verdict.NOT_MET, 0);

  @Test
  void saysWhatSpeaksForALeadAndWhatAgainst() {
    var explanation =
        explanation(
            new Reasons(List.of(), List.of(SMALL)),
            new Reasons(List.of(DEMO, PRICING), List.of(CAREERS)));

    assertThat(explanation.whyNow())
        .isEqualTo("Asked for a demo 2 h ago (+40); Read the pricing page 3× (+18)");
    assertThat(explanation.against())
        .isEqualTo("Looked at the careers page (-8); Under 50 employees (0)");
    assertThat(explanation.known()).isEqualTo("In a target industry");
    assertThat(explanation.unknown()).isEqualTo("Revenue; Country");
  }

  @Test
  void saysNothingOfWhatHasFadedAway() {
    var faded = deed("Opened an e-mail", "0.49", 1, Duration.ofDays(3));

    assertThat(
            explanation(new Reasons(List.of(), List.of()), new Reasons(List.of(faded), List.of()))
                .whyNow())
        .isEqualTo("–");
  }

  @Test
  void saysNothingWhereNothingIsStored() {
    var explanation = explanation(null, null);

    assertThat(explanation.whyNow()).isEqualTo("–");
    assertThat(explanation.against()).isEqualTo("–");
    var none = new Explanation(new Grading(Optional.empty(), Optional.empty()), NOW);
    assertThat(none.known()).isEqualTo("–");
    assertThat(none.grading().words()).isEmpty();
  }

  @Test
  void tellsTheCoverageWhereLessThanHalfIsKnown() {
    assertThat(grading(43, null, null).words()).isEqualTo("A2 (43 % known)");
    assertThat(grading(50, null, null).words()).isEqualTo("A2");
  }

  private static Explanation explanation(Reasons fit, Reasons readiness) {
    return new Explanation(grading(60, fit, readiness), NOW);
  }

  private static Grading grading(int coverage, Reasons fit, Reasons readiness) {
    var criteria =
        List.of(
            SMALL,
            fact("Revenue", Verdict.UNKNOWN, 0),
            fact("Country", Verdict.UNKNOWN, 0),
            fact("Country", Verdict.UNKNOWN, 0),
            fact("In a country without embargo", Verdict.MET, 0),
            fact("In a target industry", Verdict.MET, 20));
    return new Grading(
        Optional.of(
            new Assessment(
                "fit", "A", BigDecimal.ONE, coverage, "icp-fit", 1, Map.of(), criteria, fit)),
        Optional.of(
            new Assessment(
                "readiness",
                "2",
                BigDecimal.ONE,
                100,
                "sales-readiness",
                1,
                Map.of(),
                List.of(),
                readiness)));
  }

  private static Criterion fact(String label, Verdict verdict, int points) {
    return new Criterion(label, label, verdict, BigDecimal.valueOf(points), null, null);
  }

  private static Criterion deed(String label, String points, int counted, Duration ago) {
    return new Criterion(
        label, label, Verdict.MET, new BigDecimal(points), counted, NOW.minus(ago));
  }
}
