package io.sluice.outbox;

import io.sluice.deployment.ModelsDeployed;
import io.sluice.outbox.Outbox.OutboxFilled;
import jakarta.annotation.PreDestroy;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Runs the publisher on a thread of its own: at once when something was committed, else every 100
 * ms. It begins when the models are deployed, since a message that no process waits for is lost.
 */
@Component
class OutboxLoop {

  private static final Logger log = LoggerFactory.getLogger(OutboxLoop.class);
  private static final long INTERVAL_MILLIS = 100;
  private static final long PAUSE_AFTER_FAILURE_MILLIS = 2_000;

  private final OutboxPublisher publisher;
  private final Semaphore nudges = new Semaphore(0);
  private Thread thread;

  OutboxLoop(OutboxPublisher publisher) {
    this.publisher = publisher;
  }

  @TransactionalEventListener
  void nudge(OutboxFilled filled) {
    nudges.release();
  }

  @EventListener
  synchronized void begin(ModelsDeployed deployed) {
    if (thread == null) {
      thread = Thread.ofPlatform().name("outbox").daemon().start(this::run);
    }
  }

  private void run() {
    try {
      while (!Thread.interrupted()) {
        publish();
        nudges.tryAcquire(INTERVAL_MILLIS, TimeUnit.MILLISECONDS);
        nudges.drainPermits();
      }
    } catch (InterruptedException e) {
      log.debug("The outbox loop ends");
    }
  }

  private void publish() throws InterruptedException {
    try {
      publisher.publishDue();
    } catch (RuntimeException e) {
      log.warn("The outbox cannot be read ({})", e.getClass().getSimpleName());
      Thread.sleep(PAUSE_AFTER_FAILURE_MILLIS);
    }
  }

  @PreDestroy
  synchronized void end() {
    if (thread != null) {
      thread.interrupt();
    }
  }
}
