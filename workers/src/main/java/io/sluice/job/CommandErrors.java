package io.sluice.job;

import io.camunda.client.api.worker.BackoffSupplier;
import io.camunda.client.jobhandling.CamundaClientExecutorService;
import io.camunda.client.jobhandling.CommandExceptionHandlingStrategy;
import io.camunda.client.jobhandling.CommandWrapper;
import io.grpc.Status;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * What becomes of a command (complete, fail, throw error) that the engine did not take. The
 * starter's own strategy looks at the wrapping exception, finds nothing it knows and says nothing.
 *
 * <p>A job that is gone was done or cancelled meanwhile: benign. A busy or absent engine is asked
 * again, with a growing and jittered pause, as long as the job is ours. Everything else is an error
 * in the log; the job times out and is delivered again, which the workers bear.
 */
@Component
class CommandErrors implements CommandExceptionHandlingStrategy {

  private static final Logger log = LoggerFactory.getLogger(CommandErrors.class);

  /** How a failed command is classified. */
  enum Kind {
    GONE,
    PASSING,
    FAULTY
  }

  private static final Set<Status.Code> PASSING =
      Set.of(
          Status.Code.RESOURCE_EXHAUSTED,
          Status.Code.UNAVAILABLE,
          Status.Code.DEADLINE_EXCEEDED,
          Status.Code.ABORTED,
          Status.Code.CANCELLED);

  private static final BackoffSupplier BACKOFF =
      BackoffSupplier.newBackoffBuilder()
          .minDelay(100)
          .backoffFactor(2)
          .maxDelay(5_000)
          .jitterFactor(0.2)
          .build();

  private final CamundaClientExecutorService executor;

  CommandErrors(CamundaClientExecutorService executor) {
    this.executor = executor;
  }

  @Override
  public void handleCommandError(CommandWrapper command, Throwable error) {
    switch (classify(error)) {
      case GONE -> log.debug("Job is gone, nothing to do: {}", error.getMessage());
      case PASSING -> {
        if (command.hasMoreRetries()) {
          command.increaseBackoffUsing(BACKOFF);
          command.scheduleExecutionUsing(executor.getScheduledExecutor());
        } else {
          log.warn("Gave up telling the engine; the job will be delivered again", error);
        }
      }
      case FAULTY -> log.error("The engine refused the result of a job", error);
    }
  }

  /** By the status that the engine answered with, however deep the client has wrapped it. */
  static Kind classify(Throwable error) {
    var status = Status.fromThrowable(error);
    if (status.getCode() == Status.Code.NOT_FOUND) {
      return Kind.GONE;
    }
    // "message exceeds maximum size" is RESOURCE_EXHAUSTED too, but no pause mends it
    var tooLarge = String.valueOf(status.getDescription()).contains("exceeds maximum size");
    return PASSING.contains(status.getCode()) && !tooLarge ? Kind.PASSING : Kind.FAULTY;
  }
}
