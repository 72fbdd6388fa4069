package io.sluice.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.job.UnworkableJobException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.StringNode;

class EvaluationTest {

  private static final Evaluation GRADED =
      new Evaluation("icp-fit", 3, new StringNode("A"), Map.of("icp-fit", new StringNode("A")));

  @Test
  void aTableThatAnswersIsRead() {
    assertThat(GRADED.answer().asString()).isEqualTo("A");
    assertThat(GRADED.part("icp-fit").asString()).isEqualTo("A");
  }

  /** An empty grade would send the lead on, and nobody would know why. */
  @Test
  void aTableThatAnswersNothingIsNamed() {
    var silent = new Evaluation("icp-fit", 4, NullNode.getInstance(), Map.of());

    assertThatThrownBy(silent::answer)
        .isInstanceOf(UnworkableJobException.class)
        .hasMessage(
            "Decision 'icp-fit' (version 4) answers nothing in 'icp-fit': mend the table in"
                + " Modeler, deploy, and retry.");
    assertThatThrownBy(() -> GRADED.part("fit-criteria"))
        .isInstanceOf(UnworkableJobException.class)
        .hasMessageContaining("in 'fit-criteria'");
  }
}
