package io.sluice.followup;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.qualification.Assessment;
import io.sluice.qualification.Criterion;
import io.sluice.qualification.Verdict;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ValueStoryTest {

  @Test
  void saysWhatItIsWorthAndWhatAddsAndTakesAndWhatIsNotKnown() {
    var value =
        new Assessment(
            "value",
            "standard",
            new BigDecimal("12000.00"),
            60,
            "lead-value",
            1,
            Map.of(),
            List.of(
                reason("250 to 999 employees", Verdict.MET, "24000"),
                reason("Asked about the starter edition", Verdict.NOT_MET, "-12000"),
                reason("Have not bought yet", Verdict.NOT_MET, "0"),
                reason("Industry", Verdict.UNKNOWN, "0"),
                reason("Country", Verdict.UNKNOWN, "0")),
            null);

    assertThat(new ValueStory(value).tell())
        .isEqualTo(
            "About 12,000 US dollars (standard): 250 to 999 employees (+24,000); Asked about the"
                + " starter edition (-12,000); not known: Industry, Country");
  }

  private static Criterion reason(String label, Verdict verdict, String points) {
    return new Criterion("x", label, verdict, new BigDecimal(points), null, null);
  }
}
