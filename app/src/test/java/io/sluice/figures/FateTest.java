package io.sluice.figures;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.waterfall.Outcome;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FateTest {

  /** A cycle that ends in a way without a fate could not be counted. */
  @ParameterizedTest
  @EnumSource(Outcome.class)
  void eachOutcomeIsAFate(Outcome outcome) {
    assertThat(Fate.ofCode(outcome.code())).get().matches(Fate::isOutcome);
  }
}
