package io.sluice.deployment;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ClientStatusException;
import io.grpc.Status.Code;
import java.util.OptionalInt;
import org.springframework.stereotype.Component;

/**
 * Finds the newest version of a model on the cluster without a query API, which a Camunda of 8.6
 * has only on its search store.
 */
@Component
class ClusterVersions {

  /** In case versions were deleted: how many in a row may be missing below the newest. */
  private static final int GAP = 3;

  private static final String NO_SUCH_ELEMENT = "sluice-asks-whether-this-version-exists";

  private final CamundaClient client;

  ClusterVersions(CamundaClient client) {
    this.client = client;
  }

  /**
   * The newest version, 0 where there is none, empty where the engine does not tell.
   *
   * @param known a version that is likely to exist, where the search begins
   */
  OptionalInt newest(ModelId model, int known) {
    return switch (model.kind()) {
      case PROCESS -> OptionalInt.of(newestProcess(model.id(), known));
      case DECISION -> OptionalInt.of(newestDecision(model.id()));
      case FORM -> OptionalInt.empty();
    };
  }

  private int newestProcess(String processId, int known) {
    int newest = 0;
    for (int version = Math.max(known, 1); version <= Math.max(newest, known) + GAP; version++) {
      if (processExists(processId, version)) {
        newest = version;
      }
    }
    return newest == 0 && known > 1 ? newestProcess(processId, 0) : newest;
  }

  /**
   * Asks for an instance that cannot be: the engine looks for the version before it looks for the
   * element to start at, and refuses either way.
   */
  private boolean processExists(String processId, int version) {
    try {
      client
          .newCreateInstanceCommand()
          .useGrpc()
          .bpmnProcessId(processId)
          .version(version)
          .startBeforeElement(NO_SUCH_ELEMENT)
          .send()
          .join();
      throw new IllegalStateException("An instance of " + processId + " started at no element");
    } catch (ClientStatusException e) {
      return switch (e.getStatusCode()) {
        case NOT_FOUND -> false;
        case INVALID_ARGUMENT -> true;
        default -> throw e;
      };
    }
  }

  /** A decision evaluated without any facts may fail, but says its version. */
  private int newestDecision(String decisionId) {
    try {
      return client
          .newEvaluateDecisionCommand()
          .useGrpc()
          .decisionId(decisionId)
          .variables("{}")
          .send()
          .join()
          .getDecisionVersion();
    } catch (ClientStatusException e) {
      if (e.getStatusCode() == Code.INVALID_ARGUMENT || e.getStatusCode() == Code.NOT_FOUND) {
        return 0;
      }
      throw e;
    }
  }
}
