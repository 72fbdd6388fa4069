package io.sluice.sleep;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How fast sleeping leads are written to.
 *
 * @param rate how many a second at most, over all instances of the application
 */
@ConfigurationProperties("sluice.touch")
record TouchProperties(@DefaultValue("5") int rate) {

  TouchProperties {
    if (rate < 1) {
      throw new IllegalArgumentException(
          "sluice.touch.rate is %d: set a whole number from 1 on".formatted(rate));
    }
  }
}
