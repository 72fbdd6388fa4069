package io.sluice.job;

import com.fasterxml.jackson.databind.JsonMappingException;
import io.camunda.client.api.command.InternalClientException;
import io.camunda.client.api.worker.JobExceptionHandler;
import io.camunda.client.exception.CamundaError;
import io.camunda.client.exception.JobError;
import io.camunda.client.jobhandling.CommandExceptionHandlingStrategy;
import io.camunda.client.jobhandling.DefaultJobExceptionHandlerSupplier;
import io.camunda.client.jobhandling.JobExceptionHandlerSupplier;
import io.camunda.client.metrics.MetricsRecorder;
import java.io.PrintWriter;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * What becomes of a worker's exception: a BPMN error stays one, an {@link UnworkableJobException}
 * is an incident at once, an engine that is too busy to be asked and a {@link HeldBackException}
 * cost no try, and anything else is tried again with a growing pause until the retries are used up.
 * What reaches Operate is the kind of failure and never its details, since a driver's message may
 * quote a person's data; the details are in the log.
 */
@Component
class JobFailures implements JobExceptionHandlerSupplier {

  private static final Logger log = LoggerFactory.getLogger(JobFailures.class);
  private static final int RETRIES_IN_MODEL = 3;

  private final RetryBackoff backoff;
  private final DefaultJobExceptionHandlerSupplier commands;

  JobFailures(
      CommandExceptionHandlingStrategy commandErrors,
      MetricsRecorder metrics,
      @Value("${sluice.job.first-pause:5s}") Duration firstPause) {
    this.backoff = new RetryBackoff(firstPause, Duration.ofMinutes(5));
    this.commands = new DefaultJobExceptionHandlerSupplier(commandErrors, metrics);
  }

  @Override
  public JobExceptionHandler getJobExceptionHandler(JobExceptionHandlerSupplierContext context) {
    var sending = commands.getJobExceptionHandler(context);
    return failure -> {
      var job = failure.getActivatedJob();
      var exception = withoutVariables(failure.getException());
      var classified = classify(exception, job.getRetries());
      if (isEngineBusy(exception)) {
        log.info("{} of {} waits for an engine that is busy", job.getElementId(), job.getType());
      } else if (exception instanceof HeldBackException) {
        log.info("{} of {}: {}", job.getElementId(), job.getType(), exception.getMessage());
      } else if (classified instanceof Failure told) {
        log.atWarn()
            .setCause(exception)
            .addKeyValue("processInstanceKey", job.getProcessInstanceKey())
            .log(
                "{} of {} failed, {} tries left",
                job.getElementId(),
                job.getType(),
                told.getRetries());
      }
      sending.handleJobException(
          new JobExceptionHandler.JobExceptionHandlerContext(
              failure.getJobClient(), job, classified));
    };
  }

  /**
   * The client quotes all of a variable that does not fit the type that the worker wants, such as
   * the evidence of a call; what is told instead is where it does not fit.
   */
  static Exception withoutVariables(Exception exception) {
    return exception instanceof InternalClientException
            && exception.getCause() instanceof JsonMappingException misfit
        ? new UnworkableJobException(
            "A variable does not fit at %s: set it right in Operate and retry."
                .formatted(misfit.getPathReference()))
        : exception;
  }

  Exception classify(Exception exception, int retriesLeft) {
    if (isEngineBusy(exception)) {
      return new Failure("The engine is busy or away.", retriesLeft, backoff.after(1));
    }
    return switch (exception) {
      case CamundaError known -> known;
      case UnworkableJobException unworkable ->
          new Failure(unworkable.getMessage(), 0, Duration.ZERO);
      case HeldBackException waiting ->
          new Failure(waiting.getMessage(), retriesLeft, backoff.after(1));
      default ->
          new Failure(
              "%s: see the log of the application for this process instance; retry in Operate when mended."
                  .formatted(exception.getClass().getSimpleName()),
              retriesLeft - 1,
              backoff.after(RETRIES_IN_MODEL - retriesLeft + 1));
    };
  }

  private static boolean isEngineBusy(Exception exception) {
    return CommandErrors.classify(exception) == CommandErrors.Kind.PASSING;
  }

  /** The starter sends a job error to Operate as it prints; this one prints its message only. */
  private static final class Failure extends JobError {

    Failure(String message, int retries, Duration pause) {
      super(message, null, retries, left -> pause, null);
    }

    @Override
    public void printStackTrace(PrintWriter writer) {
      writer.print(getMessage());
    }
  }
}
