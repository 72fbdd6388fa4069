package io.sluice.outbox;

import io.sluice.operations.Backoff;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * Publishes what is due in one lane, a batch at a time and a few in flight, and again what is not
 * settled in time. While the engine turns messages away, the lane waits ever longer before it tries
 * the next batch. A bulk waits also while the prompt lane does, and until what was sent of it
 * before has got where it goes.
 */
class LanePublisher {

  static final int ATTEMPTS_BEFORE_ALARM = 5;
  static final Duration CLAIM_TIME = Duration.ofSeconds(30);
  static final Duration ALARMED_INTERVAL = Duration.ofMinutes(10);

  private static final Logger log = LoggerFactory.getLogger(LanePublisher.class);

  private final Lane lane;
  private final IntSupplier room;
  private final BooleanSupplier heldBack;
  private final Outbox outbox;
  private final MessagePublisher publisher;
  private final Clock clock;
  private final Backoff backoff = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(10));
  private final ExecutorService senders;
  private boolean turnedAway;
  private volatile Instant pausedUntil = Instant.MIN;

  /**
   * @param room how many more may be sent now
   * @param heldBack whether nothing may be sent for another reason than an answer of the engine
   */
  LanePublisher(
      Lane lane,
      IntSupplier room,
      BooleanSupplier heldBack,
      Outbox outbox,
      MessagePublisher publisher,
      Clock clock) {
    this.lane = lane;
    this.room = room;
    this.heldBack = heldBack;
    this.outbox = outbox;
    this.publisher = publisher;
    this.clock = clock;
    this.senders =
        Executors.newFixedThreadPool(
            lane.inFlight(), Thread.ofVirtual().name("outbox-" + lane.code() + "-", 0).factory());
  }

  /** Publishes until nothing is due, there is no room or the engine turns messages away. */
  void publishDue() throws InterruptedException {
    boolean isMore = true;
    while (isMore && !isPaused()) {
      var most = Math.min(lane.batch(), room.getAsInt());
      var batch =
          most <= 0
              ? List.<OutboxMessage>of()
              : outbox.lease(lane, most, clock.instant().plus(CLAIM_TIME));
      senders.invokeAll(batch.stream().map(this::sending).toList());
      isMore = most > 0 && batch.size() == most;
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
      outbox.turnedAway(message, later());
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
        outbox.turnedAway(message, later());
      }
    }
  }

  /** One pause for all that are in flight, however many of them are turned away. */
  private synchronized void pause() {
    if (!turnedAway) {
      turnedAway = true;
      log.warn(
          "Zeebe is away, too busy or does not let us in, as health says; messages wait in the outbox ({})",
          lane.code());
    }
    if (!clock.instant().isBefore(pausedUntil)) {
      pausedUntil = clock.instant().plus(backoff.next());
    }
  }

  private Instant later() {
    var now = clock.instant();
    return pausedUntil.isAfter(now) ? pausedUntil : now;
  }

  private synchronized void taken() {
    if (turnedAway) {
      turnedAway = false;
      log.info("Zeebe takes messages again ({})", lane.code());
    }
    backoff.reset();
  }

  private Instant nextAttemptAt(OutboxMessage message) {
    var interval = message.attempts() >= ATTEMPTS_BEFORE_ALARM ? ALARMED_INTERVAL : CLAIM_TIME;
    return clock.instant().plus(interval);
  }

  boolean isPaused() {
    return clock.instant().isBefore(pausedUntil) || heldBack.getAsBoolean();
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
