package io.sluice.outbox;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How fast a bulk goes to the engine.
 *
 * @param mostBulkUnderWay while so many leads of an import have started and are neither with a
 *     person nor asleep, no more of it start, so that nobody who asks for something queues behind
 *     them. Measured on two cores while 5,000 are imported: one is with a person after 1.1 s (the
 *     median of 40; at most 2.1 s) where it is 8, after 2.4 s (at most 6.8 s) where it is 40, and
 *     after 0.3 s where nothing is imported; 12 and 19 of the import start a second
 */
@ConfigurationProperties("sluice.outbox")
record OutboxProperties(@DefaultValue("10") int mostBulkUnderWay) {

  OutboxProperties {
    if (mostBulkUnderWay < 1) {
      throw new IllegalArgumentException(
          "sluice.outbox.most-bulk-under-way is %d: set a whole number from 1 on"
              .formatted(mostBulkUnderWay));
    }
  }
}
