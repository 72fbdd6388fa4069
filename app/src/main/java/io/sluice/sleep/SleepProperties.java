package io.sluice.sleep;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How fast sleeping leads wake by their date or by a change, and how fast they are graded again.
 *
 * @param rate how many a second at most, over all instances of the application
 * @param mostUnderWay while so many of them are under way to a person or back to sleep, no more are
 *     woken, so that hot leads do not queue behind them
 * @param regradeRate how many a second are graded again at most, over all instances
 */
@ConfigurationProperties("sluice.sleep")
record SleepProperties(
    @DefaultValue("20") int rate,
    @DefaultValue("20") int mostUnderWay,
    @DefaultValue("20") int regradeRate) {

  SleepProperties {
    requirePositive("sluice.sleep.rate", rate);
    requirePositive("sluice.sleep.most-under-way", mostUnderWay);
    requirePositive("sluice.sleep.regrade-rate", regradeRate);
  }

  private static void requirePositive(String name, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(
          "%s is %d: set a whole number from 1 on".formatted(name, value));
    }
  }
}
