package io.sluice.outbox;

import java.time.Clock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/**
 * Publishes what is due. The engine's back-pressure on a bulk slows the bulk alone; that on what
 * people wait for holds up the bulk too, which would only add to it.
 */
@Component
@EnableConfigurationProperties(OutboxProperties.class)
class OutboxPublisher {

  private final LanePublisher prompt;
  private final LanePublisher bulk;

  @Autowired
  OutboxPublisher(
      Outbox outbox,
      MessagePublisher publisher,
      Clock clock,
      OutboxProperties properties,
      BulkBrake brake) {
    this(outbox, publisher, clock, properties.mostBulkUnderWay(), brake);
  }

  OutboxPublisher(Outbox outbox, MessagePublisher publisher, Clock clock, int mostBulkUnderWay) {
    this(outbox, publisher, clock, mostBulkUnderWay, () -> false);
  }

  private OutboxPublisher(
      Outbox outbox,
      MessagePublisher publisher,
      Clock clock,
      int mostBulkUnderWay,
      BulkBrake brake) {
    prompt =
        new LanePublisher(
            Lane.PROMPT, () -> Integer.MAX_VALUE, () -> false, outbox, publisher, clock);
    bulk =
        new LanePublisher(
            Lane.BULK,
            () -> mostBulkUnderWay - outbox.countBulkUnderWay(),
            () -> prompt.isPaused() || brake.isOn(),
            outbox,
            publisher,
            clock);
  }

  /** Publishes all that may be sent now. */
  void publishDue() throws InterruptedException {
    for (var lane : Lane.values()) {
      publishDue(lane);
    }
  }

  void publishDue(Lane lane) throws InterruptedException {
    switch (lane) {
      case PROMPT -> prompt.publishDue();
      case BULK -> bulk.publishDue();
    }
  }
}
