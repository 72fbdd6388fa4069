package io.sluice.merging;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How whoever comes in is compared with those who are known.
 *
 * @param interval between two looks at who is new, and at whom somebody is to be asked about
 * @param batch how many are compared by one query, and how many reviews are started at a look
 */
@ConfigurationProperties("sluice.duplicates")
record DuplicateProperties(@DefaultValue("5s") Duration interval, @DefaultValue("20") int batch) {

  DuplicateProperties {
    if (batch < 1) {
      throw new IllegalArgumentException(
          "sluice.duplicates.batch is %d: set a whole number from 1 on".formatted(batch));
    }
  }
}
