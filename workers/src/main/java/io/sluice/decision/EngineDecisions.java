package io.sluice.decision;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.response.EvaluateDecisionResponse;
import io.camunda.client.api.response.EvaluatedDecision;
import io.sluice.job.UnworkableJobException;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Primary;
import org.springframework.stereotype.Component;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Asks the engine to evaluate a deployed decision, in its latest version: a table that a designer
 * changes and deploys counts from the next evaluation on.
 */
@Component
@Primary
class EngineDecisions implements Decisions {

  private final CamundaClient camunda;
  private final JsonMapper json;

  EngineDecisions(CamundaClient camunda, JsonMapper json) {
    this.camunda = camunda;
    this.json = json.rebuild().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();
  }

  @Override
  public <T> T answer(String decisionId, Map<String, ?> facts, Class<T> type) {
    return read(evaluate(decisionId, facts).answer(), type);
  }

  <T> T read(JsonNode answer, Class<T> type) {
    return json.convertValue(answer, type);
  }

  @Override
  public Evaluation evaluate(String decisionId, Map<String, ?> facts) {
    var answer =
        camunda.newEvaluateDecisionCommand().decisionId(decisionId).variables(facts).send().join();
    if (answer.getFailedDecisionId() != null && !answer.getFailedDecisionId().isBlank()) {
      throw new UnworkableJobException(
          "Decision '%s' (version %d) failed in '%s': %s Mend the table in Modeler, deploy, and retry."
              .formatted(
                  decisionId,
                  answer.getDecisionVersion(),
                  answer.getFailedDecisionId(),
                  answer.getFailureMessage()));
    }
    return toEvaluation(answer);
  }

  private Evaluation toEvaluation(EvaluateDecisionResponse answer) {
    return new Evaluation(
        answer.getDecisionId(),
        answer.getDecisionVersion(),
        json.readTree(answer.getDecisionOutput()),
        answer.getEvaluatedDecisions().stream()
            .collect(
                Collectors.toMap(
                    EvaluatedDecision::getDecisionId,
                    part -> json.readTree(part.getDecisionOutput()),
                    (first, again) -> again)));
  }
}
