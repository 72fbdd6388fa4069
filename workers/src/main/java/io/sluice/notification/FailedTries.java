package io.sluice.notification;

import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * What becomes of a delivery that could not be sent: it is tried again after growing pauses, ten
 * times over most of a day, and is then left for a person to retry.
 */
@Component
class FailedTries implements FailureHandler<Void> {

  static final int MOST = 10;

  private static final Logger log = LoggerFactory.getLogger(FailedTries.class);
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(30);
  private static final double GROWTH = 2.5;
  private static final double JITTER = 0.2;

  private final DeliveryStore store;
  private final Clock clock;

  FailedTries(DeliveryStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  @Override
  public void onFailure(ExecutionComplete complete, ExecutionOperations<Void> operations) {
    var deliveryId = UUID.fromString(complete.getExecution().taskInstance.getId());
    var attempts = store.attempts(deliveryId);
    var forGood = attempts >= MOST;
    var error = complete.getCause().map(FailedTries::reason).orElse("unknown");
    var now = clock.instant();
    store.failed(deliveryId, error, forGood, now);
    if (forGood) {
      log.warn(
          "Delivery {} is given up after {} tries; see GET /api/deliveries", deliveryId, attempts);
      operations.stop();
    } else {
      log.info("Delivery {} failed at try {} of {}", deliveryId, attempts, MOST);
      operations.reschedule(complete, now.plus(pauseAfter(attempts)));
    }
  }

  /**
   * How long until the next try, spread so that those that failed together do not come together.
   *
   * @param attempts how many there were, from 1
   */
  static Duration pauseAfter(int attempts) {
    var pause = FIRST_PAUSE.toMillis() * Math.pow(GROWTH, Math.max(0, attempts - 1));
    return Duration.ofMillis(
        Math.round(pause * ThreadLocalRandom.current().nextDouble(1 - JITTER, 1 + JITTER)));
  }

  private static String reason(Throwable thrown) {
    return thrown instanceof DeliveryFailedException || thrown instanceof UnusableTemplateException
        ? thrown.getMessage()
        : thrown.getClass().getSimpleName();
  }
}
