package io.sluice.decision;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ClientStatusException;
import io.grpc.Status.Code;
import java.util.Map;
import java.util.OptionalInt;
import org.springframework.stereotype.Component;

/** Tells which versions of the deployed decisions answer. */
@Component
public class DecisionVersions {

  private final CamundaClient camunda;

  DecisionVersions(CamundaClient camunda) {
    this.camunda = camunda;
  }

  /**
   * The version of a decision that answers now, also when it cannot answer without facts.
   *
   * @return empty when there is no such decision
   */
  public OptionalInt find(String decisionId) {
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
}
