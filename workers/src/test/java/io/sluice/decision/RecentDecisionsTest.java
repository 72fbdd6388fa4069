package io.sluice.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import io.sluice.job.UnworkableJobException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.IntNode;

class RecentDecisionsTest {

  private final EngineDecisions engine = mock();
  private final RecentDecisions recent = new RecentDecisions(engine, Duration.ofHours(1));

  @Test
  void theSameQuestionIsAskedOnce() {
    when(engine.evaluate(eq("table"), any())).thenReturn(answer(1));

    assertThat(recent.evaluate("table", facts("hot")).version()).isOne();
    assertThat(recent.evaluate("table", facts("hot")).version()).isOne();
    verify(engine, times(1)).evaluate("table", facts("hot"));
  }

  @Test
  void anotherQuestionIsAnother() {
    when(engine.evaluate(any(), any())).thenReturn(answer(1));

    recent.evaluate("table", facts("hot"));
    recent.evaluate("table", facts(null));
    recent.evaluate("other", facts("hot"));

    verify(engine).evaluate("table", facts("hot"));
    verify(engine).evaluate("table", facts(null));
    verify(engine).evaluate("other", facts("hot"));
  }

  @Test
  void factsThatTheAskerChangesAfterwardsAreAnotherQuestion() {
    when(engine.evaluate(eq("table"), any())).thenReturn(answer(1));
    var facts = facts("hot");

    recent.evaluate("table", facts);
    facts.put("class", "cold");
    recent.evaluate("table", facts);

    verify(engine).evaluate("table", facts("hot"));
    verify(engine).evaluate("table", facts("cold"));
  }

  @Test
  void afterItsTimeTheEngineIsAskedAgain() {
    var forgetful = new RecentDecisions(engine, Duration.ZERO);
    when(engine.evaluate(eq("table"), any())).thenReturn(answer(1)).thenReturn(answer(2));

    assertThat(forgetful.evaluate("table", facts("hot")).version()).isOne();
    assertThat(forgetful.evaluate("table", facts("hot")).version()).isEqualTo(2);
  }

  @Test
  void whatWasNotAnsweredIsAskedAgain() {
    when(engine.evaluate(eq("table"), any()))
        .thenThrow(new UnworkableJobException("Mend the table."))
        .thenReturn(answer(2));

    assertThatThrownBy(() -> recent.evaluate("table", facts("hot")))
        .isInstanceOf(UnworkableJobException.class);
    assertThat(recent.evaluate("table", facts("hot")).version()).isEqualTo(2);
  }

  private static Map<String, Object> facts(String speed) {
    var facts = new HashMap<String, Object>();
    facts.put("class", speed);
    return facts;
  }

  private static Evaluation answer(int version) {
    return new Evaluation(
        "table", version, IntNode.valueOf(1), Map.of("table", IntNode.valueOf(1)));
  }
}
