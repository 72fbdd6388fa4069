package io.sluice.job;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** How long to wait before a try is repeated: doubling, capped, and spread by a jitter. */
final class RetryBackoff {

  private static final double JITTER = 0.2;

  private final Duration first;
  private final Duration longest;

  RetryBackoff(Duration first, Duration longest) {
    this.first = first;
    this.longest = longest;
  }

  /**
   * @param failures how many tries have failed, from 1
   */
  Duration after(int failures) {
    var doubled = first.toMillis() * Math.pow(2, Math.max(0, failures - 1));
    var capped = Math.min(doubled, longest.toMillis());
    return Duration.ofMillis(
        Math.round(capped * ThreadLocalRandom.current().nextDouble(1 - JITTER, 1 + JITTER)));
  }
}
