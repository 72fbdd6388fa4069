package io.sluice.outbox;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How fast a bulk goes to the engine.
 *
 * @param mostBulkUnderWay while so many leads of an import have started and are neither with a
 *     person nor asleep, no more of it start, so that nobody who asks for something queues behind
 *     them. On two cores, behind an import of 5,000, one is with a person after 0.5 to 1.6 s where
 *     it is 8, after 2 to 6 s where it is 40, and after 0.3 s without any import; the import itself
 *     goes at 12 and at 18 leads a second
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
