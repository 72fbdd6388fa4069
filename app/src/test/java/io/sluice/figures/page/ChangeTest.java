package io.sluice.figures.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.figures.Waterfall.Conversion;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.junit.jupiter.api.Test;

class ChangeTest {

  @Test
  void manyLeadsTellAFallFromChance() {
    var change = Change.of(of(1_000, 400), of(1_000, 500)).orElseThrow();
    assertThat(change.isClearlyWorse()).isTrue();
    assertThat(change.words()).isEqualTo("10 points less");
    assertThat(change.sign()).isEqualTo("▼ 10");
  }

  @Test
  void theSameFallOfFewIsNoNews() {
    var change = Change.of(of(20, 8), of(20, 10)).orElseThrow();
    assertThat(change.isClearlyWorse()).isFalse();
    assertThat(change.tone()).isEqualTo("same");
    assertThat(change.words()).isEqualTo("10 points less");
  }

  @Test
  void aRiseIsToldAsOne() {
    var change = Change.of(of(1_000, 515), of(1_000, 400)).orElseThrow();
    assertThat(change.isClearlyBetter()).isTrue();
    assertThat(change.words()).isEqualTo("11.5 points more");
  }

  @Test
  void nothingIsSaidOfFewerThanTwenty() {
    assertThat(Change.of(of(19, 1), of(500, 400))).isEmpty();
    assertThat(Change.of(of(500, 400), of(19, 1))).isEmpty();
  }

  @Test
  void whatIsAlwaysSoIsAsBefore() {
    var change = Change.of(of(50, 50), of(60, 60)).orElseThrow();
    assertThat(change.words()).isEqualTo("as before");
    assertThat(change.isClearlyWorse()).isFalse();
  }

  private static Conversion of(long decided, long advanced) {
    return new Conversion(
        decided + 7,
        advanced,
        7,
        decided,
        BigDecimal.valueOf(100 * advanced)
            .divide(BigDecimal.valueOf(decided), 1, RoundingMode.HALF_UP));
  }
}
