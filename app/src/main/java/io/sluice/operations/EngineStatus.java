package io.sluice.operations;

import io.camunda.client.api.command.ClientStatusException;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import java.util.concurrent.TimeoutException;

/** What the engine's gateway said, found among the causes of what the client threw. */
public final class EngineStatus {

  private EngineStatus() {}

  public static Code of(Throwable thrown) {
    for (var cause = thrown; cause != null; cause = cause.getCause()) {
      switch (cause) {
        case ClientStatusException status -> {
          return status.getStatusCode();
        }
        case StatusRuntimeException status -> {
          return status.getStatus().getCode();
        }
        case TimeoutException timeout -> {
          return Code.DEADLINE_EXCEEDED;
        }
        case InterruptedException interrupted -> {
          return Code.CANCELLED;
        }
        default -> {}
      }
    }
    return Code.UNKNOWN;
  }

  /**
   * Whether the engine is away, too busy or not itself, as while a partition is paused, so that the
   * same call may do later.
   */
  public static boolean isPassing(Code code) {
    return switch (code) {
      case UNAVAILABLE, RESOURCE_EXHAUSTED, DEADLINE_EXCEEDED, CANCELLED, ABORTED, INTERNAL -> true;
      default -> false;
    };
  }
}
