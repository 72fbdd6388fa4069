package io.sluice.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.client.api.command.ClientException;
import io.camunda.client.api.command.ClientStatusException;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.sluice.outbox.MessagePublisher.Outcome;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CamundaMessagePublisherTest {

  @ParameterizedTest
  @CsvSource({
    "ALREADY_EXISTS, PUBLISHED",
    "DEADLINE_EXCEEDED, UNKNOWN",
    "CANCELLED, UNKNOWN",
    "INTERNAL, UNKNOWN",
    "UNAVAILABLE, TURNED_AWAY",
    "RESOURCE_EXHAUSTED, TURNED_AWAY",
    "INVALID_ARGUMENT, REFUSED",
    "UNAUTHENTICATED, TURNED_AWAY",
    "PERMISSION_DENIED, TURNED_AWAY",
  })
  void whatTheGatewaySaidDecides(Status.Code code, Outcome outcome) {
    var status = Status.fromCode(code);

    assertThat(CamundaMessagePublisher.outcomeOf(new ClientStatusException(status, null)))
        .isEqualTo(outcome);
    assertThat(
            CamundaMessagePublisher.outcomeOf(
                new CompletionException(new StatusRuntimeException(status))))
        .isEqualTo(outcome);
  }

  @Test
  void noAnswerInTimeIsUnknown() {
    assertThat(CamundaMessagePublisher.outcomeOf(new ClientException(new TimeoutException())))
        .isEqualTo(Outcome.UNKNOWN);
    assertThat(CamundaMessagePublisher.outcomeOf(new ClientException(new InterruptedException())))
        .isEqualTo(Outcome.UNKNOWN);
  }
}
