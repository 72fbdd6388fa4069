package io.sluice.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import io.camunda.client.api.command.ClientStatusException;
import io.camunda.client.api.worker.BackoffSupplier;
import io.camunda.client.jobhandling.CamundaClientExecutorService;
import io.camunda.client.jobhandling.CommandWrapper;
import io.grpc.Status;
import io.sluice.job.CommandErrors.Kind;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mockito.ArgumentCaptor;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class CommandErrorsTest {

  private final ScheduledExecutorService executor = mock(ScheduledExecutorService.class);
  private final CommandErrors errors =
      new CommandErrors(new CamundaClientExecutorService(executor, false));
  private final CommandWrapper command = mock(CommandWrapper.class);

  @ParameterizedTest
  @CsvSource({
    "NOT_FOUND, GONE",
    "RESOURCE_EXHAUSTED, PASSING",
    "UNAVAILABLE, PASSING",
    "DEADLINE_EXCEEDED, PASSING",
    "ABORTED, PASSING",
    "CANCELLED, PASSING",
    "INVALID_ARGUMENT, FAULTY",
    "FAILED_PRECONDITION, FAULTY",
    "PERMISSION_DENIED, FAULTY",
    "UNAUTHENTICATED, FAULTY",
    "INTERNAL, FAULTY",
    "UNKNOWN, FAULTY"
  })
  void classifiesByStatusHoweverTheClientWrapsIt(Status.Code code, Kind kind) {
    var answer = code.toStatus().asRuntimeException();
    assertThat(CommandErrors.classify(answer)).isEqualTo(kind);
    assertThat(CommandErrors.classify(new CompletionException(answer))).isEqualTo(kind);
    assertThat(
            CommandErrors.classify(
                new CompletionException(
                    new ClientStatusException(code.toStatus(), new ExecutionException(answer)))))
        .isEqualTo(kind);
  }

  @Test
  void doesNotAskAgainWithAMessageThatIsTooLarge() {
    var tooLarge =
        Status.RESOURCE_EXHAUSTED
            .withDescription("gRPC message exceeds maximum size 4194304: 5000000")
            .asRuntimeException();
    assertThat(CommandErrors.classify(new CompletionException(tooLarge))).isEqualTo(Kind.FAULTY);
  }

  @Test
  void letsAJobGoThatIsGone(CapturedOutput output) {
    when(command.hasMoreRetries()).thenReturn(true);
    errors.handleCommandError(command, Status.NOT_FOUND.asRuntimeException());
    verify(command, never()).scheduleExecutionUsing(any());
    assertThat(output).doesNotContain("WARN", "ERROR");
  }

  @Test
  void reportsWhatTheEngineRefuses(CapturedOutput output) {
    when(command.hasMoreRetries()).thenReturn(true);
    errors.handleCommandError(command, Status.INVALID_ARGUMENT.asRuntimeException());
    verify(command, never()).scheduleExecutionUsing(any());
    assertThat(output).contains("ERROR", "The engine refused the result of a job");
  }

  @Test
  void saysSoWhenTheErrorIsNotTheEngines() {
    assertThat(CommandErrors.classify(new IllegalStateException("closed"))).isEqualTo(Kind.FAULTY);
  }

  @Test
  void asksABusyEngineAgainAsLongAsTheJobIsOurs() {
    when(command.hasMoreRetries()).thenReturn(true);
    errors.handleCommandError(command, busy());
    verify(command).scheduleExecutionUsing(executor);
  }

  @Test
  void doesNotAskABusyEngineForAJobThatIsOursNoMore(CapturedOutput output) {
    when(command.hasMoreRetries()).thenReturn(false);
    errors.handleCommandError(command, busy());
    verify(command, never()).scheduleExecutionUsing(any());
    assertThat(output).contains("WARN", "the job will be delivered again");
  }

  @Test
  void waitsLongerEachTimeButNeverTooLong() {
    when(command.hasMoreRetries()).thenReturn(true);
    errors.handleCommandError(command, busy());
    var backoff = ArgumentCaptor.forClass(BackoffSupplier.class);
    verify(command).increaseBackoffUsing(backoff.capture());

    var delay = 50L;
    for (var doubled = 100; doubled <= 1_600; doubled *= 2) {
      var longer = backoff.getValue().supplyRetryDelay(delay);
      assertThat(longer).isGreaterThan(delay).isBetween(2 * delay * 8 / 10, 2 * delay * 12 / 10);
      delay = longer;
    }
    assertThat(backoff.getValue().supplyRetryDelay(1_000_000)).isBetween(4_000L, 6_000L);
  }

  private static Throwable busy() {
    return new CompletionException(Status.RESOURCE_EXHAUSTED.asRuntimeException());
  }
}
