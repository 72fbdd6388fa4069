package io.sluice.operations;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Waits that double up to a limit, each shortened by chance so that callers do not march in step.
 */
public final class Backoff {

  private final Duration first;
  private final Duration longest;
  private int failures;

  public Backoff(Duration first, Duration longest) {
    this.first = first;
    this.longest = longest;
  }

  /** The next wait: between half of the doubled one and all of it. */
  public synchronized Duration next() {
    var doubled = first.multipliedBy(1L << Math.min(failures++, 20));
    var millis = Math.min(doubled.toMillis(), longest.toMillis());
    return Duration.ofMillis(ThreadLocalRandom.current().nextLong(millis / 2, millis + 1));
  }

  public synchronized void reset() {
    failures = 0;
  }
}
