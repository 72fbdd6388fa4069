package io.sluice.waterfall;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class WaterfallWordsTest {

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "REJECTED")
  void stageIsReadBackFromItsCode(Stage stage) {
    assertThat(Stage.ofMilestone(stage.code())).contains(stage);
  }

  @ParameterizedTest
  @ValueSource(strings = {"SAL", "sal-2", "customer", "rejected", ""})
  void otherMilestonesAreNoStage(String elementId) {
    assertThat(Stage.ofMilestone(elementId)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "customer, CUSTOMER",
    "lost, LOST",
    "recycled-by-inside-sales, RECYCLED",
    "disqualified-by-marketing, DISQUALIFIED",
    "expanded, EXPANDED",
    "churned, CHURNED",
    "suppressed, SUPPRESSED",
    "withdrawn, WITHDRAWN"
  })
  void endIsAnOutcomeWhoeverDecided(String elementId, Outcome outcome) {
    assertThat(Outcome.ofEnd(elementId)).contains(outcome);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"duplicate", "rejected-by-sales", "lost-2", "recycledby-sales", "-by-sales", ""})
  void otherEndsAreNoOutcome(String elementId) {
    assertThat(Outcome.ofEnd(elementId)).isEmpty();
  }
}
