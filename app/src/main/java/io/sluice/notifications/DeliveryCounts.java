package io.sluice.notifications;

import java.time.Duration;
import java.time.Instant;

/**
 * How deliveries stand.
 *
 * @param pending not sent yet
 * @param failed given up until a person retries them
 * @param oldest when the first pending one was written, null where there is none
 */
record DeliveryCounts(long pending, long failed, Instant oldest) {

  static final DeliveryCounts NONE = new DeliveryCounts(0, 0, null);

  Duration age(Instant now) {
    return oldest == null ? Duration.ZERO : Duration.between(oldest, now);
  }
}
