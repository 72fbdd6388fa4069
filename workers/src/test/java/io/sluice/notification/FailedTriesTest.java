package io.sluice.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.RepeatedTest;

/** How long a delivery is tried. */
class FailedTriesTest {

  @Property(tries = 200)
  void pausesGrowAndAreSpread(@ForAll @IntRange(min = 1, max = 9) int attempts) {
    var pause = FailedTries.pauseAfter(attempts).toMillis();

    var planned = 30_000 * Math.pow(2.5, attempts - 1);
    assertThat(pause).isBetween((long) (planned * 0.79), (long) (planned * 1.21));
  }

  @RepeatedTest(20)
  void allTriesTogetherTakeMostOfADay() {
    var whole =
        IntStream.range(1, FailedTries.MOST)
            .mapToObj(FailedTries::pauseAfter)
            .reduce(Duration.ZERO, Duration::plus);

    assertThat(whole).isBetween(Duration.ofHours(16), Duration.ofHours(26));
  }
}
