package io.sluice.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;

import io.camunda.client.api.command.ClientStatusException;
import io.camunda.client.exception.CamundaError;
import io.camunda.client.exception.JobError;
import io.camunda.client.impl.CamundaObjectMapper;
import io.camunda.client.jobhandling.CommandExceptionHandlingStrategy;
import io.camunda.client.jobhandling.JobHandlingUtil;
import io.camunda.client.metrics.DefaultNoopMetricsRecorder;
import io.grpc.Status;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;

class JobFailuresTest {

  private static final Exception QUOTES_A_PERSON =
      new DataIntegrityViolationException(
          "could not insert", new IllegalStateException("Key (email)=(jane@acme.example) exists"));

  private final JobFailures failures =
      new JobFailures(
          mock(CommandExceptionHandlingStrategy.class),
          new DefaultNoopMetricsRecorder(),
          Duration.ofSeconds(5));

  @Test
  void leavesABpmnErrorToTheModel() {
    var error = CamundaError.bpmnError("lead-duplicate", "Claimed by another instance.");
    assertThat(failures.classify(error, 3)).isSameAs(error);
  }

  @Test
  void makesAnIncidentAtOnceOfWhatNoRetryCompletes() {
    var failure = classify(new UnworkableJobException("Set the header and retry."), 3);
    assertThat(failure.getRetries()).isZero();
    assertThat(textInOperate(failure)).isEqualTo("Set the header and retry.");
  }

  @Test
  void triesAnythingElseAgainWithAGrowingPause() {
    var first = classify(QUOTES_A_PERSON, 3);
    var second = classify(QUOTES_A_PERSON, 2);
    var third = classify(QUOTES_A_PERSON, 1);

    assertThat(first.getRetries()).isEqualTo(2);
    assertThat(second.getRetries()).isEqualTo(1);
    assertThat(third.getRetries()).isZero();
    assertThat(pause(first)).isBetween(Duration.ofSeconds(4), Duration.ofSeconds(6));
    assertThat(pause(second)).isBetween(Duration.ofSeconds(8), Duration.ofSeconds(12));
    assertThat(pause(third)).isBetween(Duration.ofSeconds(16), Duration.ofSeconds(24));
  }

  @Test
  void pausesAlsoWhenAManagerGaveMoreRetriesThanTheModel() {
    assertThat(pause(classify(QUOTES_A_PERSON, 10))).isPositive();
  }

  @Test
  void tellsOperateTheKindOfFailureButNotItsDetails() {
    assertThat(textInOperate(classify(QUOTES_A_PERSON, 1)))
        .startsWith("DataIntegrityViolationException: ")
        .contains("retry in Operate")
        .doesNotContain("could not insert", "jane@acme.example", "\tat ");
  }

  @Test
  void tellsWhereAVariableDoesNotFitButNotWhatItSays() {
    var told =
        assertThatThrownBy(
                () -> new CamundaObjectMapper().fromJson("{\"a\": \"jane@acme.example\"}", A.class))
            .hasMessageContaining("jane@acme.example")
            .actual();

    var shown = JobFailures.withoutVariables((Exception) told);

    assertThat(shown).isInstanceOf(UnworkableJobException.class).hasNoCause();
    assertThat(shown.getMessage()).contains("A[\"a\"]").doesNotContain("jane");
  }

  private record A(int a) {}

  private JobError classify(Exception exception, int retriesLeft) {
    return (JobError) failures.classify(exception, retriesLeft);
  }

  private static Duration pause(JobError failure) {
    return failure.getRetryBackoff().apply(failure.getRetries());
  }

  private static String textInOperate(JobError failure) {
    return JobHandlingUtil.createErrorMessage(failure).strip();
  }

  @Test
  void engineThatIsTooBusyToBeAskedCostsNoTry() {
    var busy =
        new ClientStatusException(
            Status.RESOURCE_EXHAUSTED, Status.RESOURCE_EXHAUSTED.asRuntimeException());

    assertThat(failures.classify(busy, 2))
        .isInstanceOfSatisfying(
            JobError.class,
            error -> {
              assertThat(error.getRetries()).isEqualTo(2);
              assertThat(error.getRetryBackoff().apply(2)).isPositive();
            });
  }
}
