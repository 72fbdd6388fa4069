package io.sluice.decision;

import io.sluice.job.UnworkableJobException;
import java.util.Map;

/** Whoever can evaluate the designers' decisions. */
public interface Decisions {

  /**
   * @param facts what the decision looks at, by name; null where it is not known
   * @throws UnworkableJobException when the decision cannot be evaluated with these facts
   */
  Evaluation evaluate(String decisionId, Map<String, ?> facts);

  /**
   * The answer of a decision as a type. What the type does not name is the designers' own.
   *
   * @throws UnworkableJobException when the decision cannot be evaluated, or answers nothing
   */
  <T> T answer(String decisionId, Map<String, ?> facts, Class<T> type);
}
