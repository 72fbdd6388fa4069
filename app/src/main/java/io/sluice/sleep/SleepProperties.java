package io.sluice.sleep;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How fast sleeping leads wake by their date.
 *
 * @param rate how many a second at most, over all instances of the application
 * @param mostUnclaimed while so many of them have not started yet, no more are woken, so that hot
 *     leads do not queue behind them
 */
@ConfigurationProperties("sluice.sleep")
record SleepProperties(@DefaultValue("20") int rate, @DefaultValue("100") int mostUnclaimed) {

  SleepProperties {
    requirePositive("sluice.sleep.rate", rate);
    requirePositive("sluice.sleep.most-unclaimed", mostUnclaimed);
  }

  private static void requirePositive(String name, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(
          "%s is %d: set a whole number from 1 on".formatted(name, value));
    }
  }
}
