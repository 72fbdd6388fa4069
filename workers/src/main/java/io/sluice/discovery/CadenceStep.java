package io.sluice.discovery;

import java.time.Duration;

/**
 * One row of the cadence.
 *
 * @param channel {@code call} or {@code email}
 * @param waitAfter business minutes since the attempt before
 */
record CadenceStep(String channel, long waitAfter) {

  Duration pause() {
    return Duration.ofMinutes(waitAfter);
  }
}
