package io.sluice.outbox;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How fast a bulk goes to the engine.
 *
 * @param mostBulkUnderWay while so many leads of an import have started and are neither with a
 *     person nor asleep, no more of it start, so that nobody who asks for something queues behind
 *     them
 */
@ConfigurationProperties("sluice.outbox")
record OutboxProperties(@DefaultValue("40") int mostBulkUnderWay) {

  OutboxProperties {
    if (mostBulkUnderWay < 1) {
      throw new IllegalArgumentException(
          "sluice.outbox.most-bulk-under-way is %d: set a whole number from 1 on"
              .formatted(mostBulkUnderWay));
    }
  }
}
