package io.sluice.operations;

import io.camunda.client.api.command.ClientStatusException;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;

/** What the engine's gateway said, found among the causes of what the client threw. */
public final class EngineStatus {

  /** So the client says that an identity provider gave it no token; its words are in no API. */
  private static final Pattern NO_TOKEN =
      Pattern.compile("Failed while requesting access token with status code 40[013].*");

  private EngineStatus() {}

  /** Without a token the client cancels its own call, which is told apart from being ended. */
  public static Code of(Throwable thrown) {
    var code = said(thrown);
    return code == Code.CANCELLED && isWithoutToken(thrown) ? Code.UNAUTHENTICATED : code;
  }

  private static boolean isWithoutToken(Throwable thrown) {
    for (var cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof IOException
          && cause.getMessage() != null
          && NO_TOKEN.matcher(cause.getMessage()).lookingAt()) {
        return true;
      }
    }
    return false;
  }

  private static Code said(Throwable thrown) {
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
   * Whether the engine is away or too busy, so that the same call may do later. A broker that is
   * being stopped answers with an internal error.
   */
  public static boolean isPassing(Code code) {
    return switch (code) {
      case UNAVAILABLE, RESOURCE_EXHAUSTED, DEADLINE_EXCEEDED, CANCELLED, ABORTED, INTERNAL -> true;
      default -> false;
    };
  }

  /** What to do where the cluster does not let us in; empty where it did. */
  public static Optional<String> wayIn(Code code) {
    return switch (code) {
      case UNAUTHENTICATED ->
          Optional.of(
              "The cluster does not accept how Sluice logs in: set camunda.client.auth.method to"
                  + " basic, with camunda.client.auth.username and .password, or to oidc, with"
                  + " .client-id, .client-secret, .audience and .issuer-url.");
      case PERMISSION_DENIED ->
          Optional.of(
              "The cluster knows Sluice and does not allow it this: give the user or client of"
                  + " camunda.client.auth the authorizations that README.md lists.");
      default -> Optional.empty();
    };
  }
}
