package io.sluice.job;

import io.camunda.client.jobhandling.CamundaClientExecutorService;
import io.camunda.client.jobhandling.CommandExceptionHandlingStrategy;
import io.camunda.client.jobhandling.CommandWrapper;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
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

  private final RetryBackoff backoff =
      new RetryBackoff(Duration.ofMillis(100), Duration.ofSeconds(5));
  private final CamundaClientExecutorService executor;

  CommandErrors(CamundaClientExecutorService executor) {
    this.executor = executor;
  }

  @Override
  public void handleCommandError(CommandWrapper command, Throwable error) {
    switch (classify(error)) {
      case GONE -> log.debug("Job is gone, nothing to do: {}", rootOf(error).getMessage());
      case PASSING -> {
        if (command.hasMoreRetries()) {
          command.increaseBackoffUsing(this::next);
          command.scheduleExecutionUsing(executor.getScheduledExecutor());
        } else {
          log.warn("Gave up telling the engine; the job will be delivered again", rootOf(error));
        }
      }
      case FAULTY -> log.error("The engine refused the result of a job", rootOf(error));
    }
  }

  static Kind classify(Throwable error) {
    if (rootOf(error) instanceof StatusRuntimeException status) {
      var code = status.getStatus().getCode();
      if (code == Status.Code.NOT_FOUND) {
        return Kind.GONE;
      }
      // "message exceeds maximum size" is RESOURCE_EXHAUSTED too, but no pause mends it
      var tooLarge = String.valueOf(status.getMessage()).contains("exceeds maximum size");
      return PASSING.contains(code) && !tooLarge ? Kind.PASSING : Kind.FAULTY;
    }
    return Kind.FAULTY;
  }

  private long next(long currentDelay) {
    return backoff
        .after(1 + Long.numberOfTrailingZeros(Long.highestOneBit(Math.max(1, currentDelay / 50))))
        .toMillis();
  }

  private static Throwable rootOf(Throwable error) {
    var root = error;
    while (root.getCause() != null
        && !(root instanceof StatusRuntimeException)
        && (root instanceof CompletionException
            || root instanceof ExecutionException
            || root.getCause() instanceof StatusRuntimeException)) {
      root = root.getCause();
    }
    return root;
  }
}
