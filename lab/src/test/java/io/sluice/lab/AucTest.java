package io.sluice.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AucTest {

  private record Scored(double score, boolean won) {}

  @Test
  void countsPairsAndHalfOfEveryTie() {
    // Of the four pairs of a won and a lost one, three are in order and one is a tie.
    assertThat(area(won(3), won(2), lost(2), lost(1))).isEqualTo(3.5 / 4);
  }

  @Test
  void isAHalfWhenAllScoreTheSameAndNothingWhenAllAreTheWrongWayRound() {
    assertThat(area(won(1), lost(1), lost(1))).isEqualTo(0.5);
    assertThat(area(won(1), lost(2), lost(3))).isZero();
  }

  @Test
  void theErrorIsThatOfHanleyAndMcNeil() {
    // 50 won and 50 lost at 0.75: Q1 = 0.6, Q2 = 9/14, so that the variance is
    // (0.1875 + 49 × 0.0375 + 49 × 0.080357) / 2500.
    var tied = IntStream.range(0, 100).mapToObj(n -> new Scored(step(n), n < 50)).toList();
    var tiedAuc = Auc.of(tied, Scored::score, Scored::won);
    assertThat(tiedAuc.area()).isEqualTo(0.75);
    assertThat(tiedAuc.error()).isCloseTo(0.048_836, within(0.000_001));
  }

  /** Half of the won score above all others; the rest score the same. */
  private static double step(int n) {
    return n < 25 ? 2 : 1;
  }

  private static double area(Scored... leads) {
    return Auc.of(List.of(leads), Scored::score, Scored::won).area();
  }

  private static Scored won(double score) {
    return new Scored(score, true);
  }

  private static Scored lost(double score) {
    return new Scored(score, false);
  }
}
