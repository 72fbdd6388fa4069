package io.sluice.outbox;

import io.sluice.operations.Backoff;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.stereotype.Component;

/**
 * Publishes what is due, a batch at a time and a few in flight, and again what is not settled in
 * time. While the engine turns messages away, it waits ever longer before it tries the next batch.
 */
@Component
class OutboxPublisher {

  static final int ATTEMPTS_BEFORE_ALARM = 5;
  static final int BATCH = 50;
  static final Duration CLAIM_TIME = Duration.ofSeconds(30);
  static final Duration ALARMED_INTERVAL = Duration.ofMinutes(10);

  private static final Logger log = LoggerFactory.getLogger(OutboxPublisher.class);
  private static final int IN_FLIGHT = 16;

  private final Outbox outbox;
  private final MessagePublisher publisher;
  private final Clock clock;
  private final Backoff backoff = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(10));
  private final ExecutorService senders =
      Executors.newFixedThreadPool(IN_FLIGHT, Thread.ofVirtual().name("outbox-", 0).factory());
  private boolean turnedAway;
  private volatile Instant pausedUntil = Instant.MIN;

  OutboxPublisher(Outbox outbox, MessagePublisher publisher, Clock clock) {
    this.outbox = outbox;
    this.publisher = publisher;
    this.clock = clock;
  }

  /** Publishes until nothing is due or the engine turns messages away. */
  void publishDue() throws InterruptedException {
    int taken = BATCH;
    while (taken == BATCH && !isPaused()) {
      var batch = outbox.lease(BATCH, clock.instant().plus(CLAIM_TIME));
      senders.invokeAll(batch.stream().map(this::sending).toList());
      taken = batch.size();
    }
  }

  private Callable<Void> sending(OutboxMessage message) {
    return () -> {
      try (var ignored = MDC.putCloseable("leadId", message.leadId().toString())) {
        send(message);
      } catch (RuntimeException e) {
        log.warn("The outbox could not note a publish; the lease will run out", e);
      }
      return null;
    };
  }

  private void send(OutboxMessage message) {
    if (isPaused()) {
      outbox.turnedAway(message, pausedUntil);
      return;
    }
    if (message.attempts() >= ATTEMPTS_BEFORE_ALARM) {
      alarm(message);
    }
    switch (publisher.publish(message)) {
      case PUBLISHED -> {
        taken();
        outbox.published(message, nextAttemptAt(message));
      }
      case UNKNOWN, REFUSED -> outbox.unanswered(message, nextAttemptAt(message));
      case TURNED_AWAY -> {
        pause();
        outbox.turnedAway(message, pausedUntil);
      }
    }
  }

  /** One pause for all that are in flight, however many of them are turned away. */
  private synchronized void pause() {
    if (!turnedAway) {
      turnedAway = true;
      log.warn("Zeebe is away or too busy; messages wait in the outbox");
    }
    if (!isPaused()) {
      pausedUntil = clock.instant().plus(backoff.next());
    }
  }

  private synchronized void taken() {
    if (turnedAway) {
      turnedAway = false;
      log.info("Zeebe takes messages again");
    }
    backoff.reset();
  }

  private Instant nextAttemptAt(OutboxMessage message) {
    var interval = message.attempts() >= ATTEMPTS_BEFORE_ALARM ? ALARMED_INTERVAL : CLAIM_TIME;
    return clock.instant().plus(interval);
  }

  private boolean isPaused() {
    return clock.instant().isBefore(pausedUntil);
  }

  private static void alarm(OutboxMessage message) {
    log.error(
        "Lead {} {}: {} publishes of {} for cycle {} came to nothing. {}; it is tried again every {}"
            + " min.",
        message.leadId(),
        alarmed(message),
        message.attempts(),
        message.message(),
        message.cycle(),
        toDo(message),
        ALARMED_INTERVAL.toMinutes());
  }

  private static String alarmed(OutboxMessage message) {
    if (message.isStart()) {
      return "has not started";
    }
    return message.isAsk() ? "has asked and was not heard" : "has not ended";
  }

  private static String toDo(OutboxMessage message) {
    if (message.isStart()) {
      return "Look in Operate for an incident at the admit job, and whether the process is deployed";
    }
    return message.isAsk()
        ? "Look whether Zeebe takes messages"
        : "Look in Operate for an incident at the end of the lead";
  }
}
