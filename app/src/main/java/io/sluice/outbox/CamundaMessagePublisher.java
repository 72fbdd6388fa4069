package io.sluice.outbox;

import io.camunda.client.CamundaClient;
import io.sluice.operations.EngineStatus;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Publishes over gRPC. */
@Component
class CamundaMessagePublisher implements MessagePublisher {

  private static final Logger log = LoggerFactory.getLogger(CamundaMessagePublisher.class);
  private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(5);

  private final CamundaClient client;

  CamundaMessagePublisher(CamundaClient client) {
    this.client = client;
  }

  @Override
  public Outcome publish(OutboxMessage message) {
    try {
      client
          .newPublishMessageCommand()
          .useGrpc()
          .messageName(message.message())
          .correlationKey(message.correlationKey())
          .messageId(message.messageId())
          .timeToLive(message.timeToLive())
          .variables(message.variables())
          .requestTimeout(REQUEST_TIMEOUT)
          .send()
          .join();
      return Outcome.PUBLISHED;
    } catch (RuntimeException e) {
      return outcomeOf(e);
    }
  }

  static Outcome outcomeOf(RuntimeException thrown) {
    var code = EngineStatus.of(thrown);
    return switch (code) {
      case ALREADY_EXISTS -> Outcome.PUBLISHED;
      case DEADLINE_EXCEEDED, CANCELLED, INTERNAL -> Outcome.UNKNOWN;
      case UNAVAILABLE, RESOURCE_EXHAUSTED, UNAUTHENTICATED, PERMISSION_DENIED ->
          Outcome.TURNED_AWAY;
      default -> {
        log.warn("The engine refused a message with {}", code, thrown);
        yield Outcome.REFUSED;
      }
    };
  }
}
