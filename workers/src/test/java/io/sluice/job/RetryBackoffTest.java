package io.sluice.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class RetryBackoffTest {

  private static final RetryBackoff BACKOFF =
      new RetryBackoff(Duration.ofSeconds(5), Duration.ofMinutes(5));

  @Property
  void pauseIsNeverShorterThanTheFirstNorLongerThanTheLongest(
      @ForAll @IntRange(min = -10, max = 5_000) int failures) {
    assertThat(BACKOFF.after(failures)).isBetween(Duration.ofSeconds(4), Duration.ofMinutes(6));
  }

  @Property
  void pauseGrowsUntilItIsTheLongest(@ForAll @IntRange(min = 1, max = 5) int failures) {
    assertThat(BACKOFF.after(failures)).isLessThan(BACKOFF.after(failures + 1));
  }
}
