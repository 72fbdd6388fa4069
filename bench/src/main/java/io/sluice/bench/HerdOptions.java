package io.sluice.bench;

import java.time.Duration;

/**
 * What to measure, from the system properties {@code bench.*}.
 *
 * @param sleepers how many leads are due in the same second
 * @param rate how many may wake a second, over both instances
 * @param idle for how long hot leads are measured before the herd is due
 */
record HerdOptions(int sleepers, int rate, Duration idle) {

  /**
   * @throws IllegalArgumentException when one is not a whole number from 1 on
   */
  static HerdOptions ofSystem() {
    return new HerdOptions(
        number("bench.sleepers", 20_000),
        number("bench.rate", 20),
        Duration.ofSeconds(number("bench.idle", 60)));
  }

  static int number(String property, int otherwise) {
    return number(property, System.getProperty(property, Integer.toString(otherwise)));
  }

  static int number(String property, String text) {
    if (!text.matches("[1-9][0-9]{0,7}")) {
      throw new IllegalArgumentException(
          "%s is '%s': set a whole number from 1 on".formatted(property, text));
    }
    return Integer.parseInt(text);
  }
}
