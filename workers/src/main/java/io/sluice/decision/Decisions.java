package io.sluice.decision;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ClientStatusException;
import io.camunda.client.api.response.EvaluateDecisionResponse;
import io.camunda.client.api.response.EvaluatedDecision;
import io.grpc.Status.Code;
import io.sluice.job.UnworkableJobException;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Asks the engine to evaluate a deployed decision, in its latest version: a table that a designer
 * changes and deploys counts from the next evaluation on.
 */
@Component
public class Decisions {

  private final CamundaClient camunda;
  private final JsonMapper json;

  Decisions(CamundaClient camunda, JsonMapper json) {
    this.camunda = camunda;
    this.json = json.rebuild().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();
  }

  /**
   * The answer of a decision as a type. What the type does not name is the designers' own.
   *
   * @throws UnworkableJobException when the decision cannot be evaluated, or answers nothing
   */
  public <T> T answer(String decisionId, Map<String, ?> facts, Class<T> type) {
    return json.convertValue(evaluate(decisionId, facts).answer(), type);
  }

  /**
   * @throws UnworkableJobException when the decision cannot be evaluated with these facts
   */
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

  /**
   * The version of a decision that answers now, also when it cannot answer without facts.
   *
   * @return empty when there is no such decision
   */
  public OptionalInt version(String decisionId) {
    try {
      var answer =
          camunda
              .newEvaluateDecisionCommand()
              .decisionId(decisionId)
              .variables(Map.of())
              .send()
              .join();
      return OptionalInt.of(answer.getDecisionVersion());
    } catch (ClientStatusException e) {
      if (e.getStatusCode() == Code.NOT_FOUND || e.getStatusCode() == Code.INVALID_ARGUMENT) {
        return OptionalInt.empty();
      }
      throw e;
    }
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
