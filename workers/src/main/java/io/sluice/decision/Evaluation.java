package io.sluice.decision;

import io.sluice.job.UnworkableJobException;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * What a decision answered.
 *
 * @param output null, as JSON has it, where no row of the table matched
 * @param parts the answer of each decision it drew on, by decision id, its own among them
 */
public record Evaluation(
    String decisionId, int version, JsonNode output, Map<String, JsonNode> parts) {

  /**
   * The answer, where there must be one.
   *
   * @throws UnworkableJobException when no row matched
   */
  public JsonNode answer() {
    return part(decisionId, output);
  }

  /**
   * The answer of a decision that this one drew on.
   *
   * @throws UnworkableJobException when no row of it matched, or when it is not there
   */
  public JsonNode part(String partId) {
    return part(partId, parts.get(partId));
  }

  private JsonNode part(String partId, JsonNode answer) {
    if (answer == null || answer.isNull()) {
      throw new UnworkableJobException(
          "Decision '%s' (version %d) answers nothing in '%s': mend the table in Modeler, deploy, and retry."
              .formatted(decisionId, version, partId));
    }
    return answer;
  }
}
