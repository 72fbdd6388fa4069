package io.sluice.outbox;

import io.sluice.deployment.ModelsDeployed;
import io.sluice.outbox.Outbox.OutboxFilled;
import jakarta.annotation.PreDestroy;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Runs the publisher, each lane on a thread of its own: at once when something was committed, else
 * every 100 ms. It begins when the models are deployed, since a message that no process waits for
 * is lost.
 */
@Component
class OutboxLoop {

  private static final Logger log = LoggerFactory.getLogger(OutboxLoop.class);
  private static final long INTERVAL_MILLIS = 100;
  private static final long PAUSE_AFTER_FAILURE_MILLIS = 2_000;

  private final OutboxPublisher publisher;
  private final Map<Lane, Semaphore> nudges = new EnumMap<>(Lane.class);
  private final List<Thread> threads = new ArrayList<>();

  OutboxLoop(OutboxPublisher publisher) {
    this.publisher = publisher;
    for (var lane : Lane.values()) {
      nudges.put(lane, new Semaphore(0));
    }
  }

  @TransactionalEventListener
  void nudge(OutboxFilled filled) {
    nudges.values().forEach(Semaphore::release);
  }

  @EventListener
  synchronized void begin(ModelsDeployed deployed) {
    if (threads.isEmpty()) {
      nudges.forEach(
          (lane, nudged) ->
              threads.add(
                  Thread.ofPlatform()
                      .name("outbox-" + lane.code())
                      .daemon()
                      .start(() -> run(lane, nudged))));
    }
  }

  private void run(Lane lane, Semaphore nudged) {
    try {
      while (!Thread.interrupted()) {
        publish(lane);
        nudged.tryAcquire(INTERVAL_MILLIS, TimeUnit.MILLISECONDS);
        nudged.drainPermits();
      }
    } catch (InterruptedException e) {
      log.debug("The outbox loop ends");
    }
  }

  private void publish(Lane lane) throws InterruptedException {
    try {
      publisher.publishDue(lane);
    } catch (RuntimeException e) {
      log.warn("The outbox cannot be read ({})", e.getClass().getSimpleName());
      Thread.sleep(PAUSE_AFTER_FAILURE_MILLIS);
    }
  }

  @PreDestroy
  synchronized void end() {
    threads.forEach(Thread::interrupt);
  }
}
