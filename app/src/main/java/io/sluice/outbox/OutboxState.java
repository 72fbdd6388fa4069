package io.sluice.outbox;

import java.time.Duration;
import java.time.Instant;

/**
 * How the outbox stands.
 *
 * @param unsettled messages that have not done yet what they are sent for
 * @param oldest when the first of them was written, null where there is none
 * @param alarms how many of them have been published five times in vain
 */
record OutboxState(long unsettled, Instant oldest, long alarms) {

  static final OutboxState EMPTY = new OutboxState(0, null, 0);

  Duration age(Instant now) {
    return oldest == null ? Duration.ZERO : Duration.between(oldest, now);
  }
}
