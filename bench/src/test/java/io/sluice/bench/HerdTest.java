package io.sluice.bench;

import static java.time.Duration.ofMillis;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class HerdTest {

  private static final Instant DUE = Instant.EPOCH;
  private static final List<Instant> WAKINGS =
      List.of(DUE.plusMillis(10), DUE.plusMillis(110), DUE.plusMillis(190));

  @Test
  void isLateSinceItWasDue() {
    assertThat(Herd.late(WAKINGS, DUE)).containsExactly(ofMillis(10), ofMillis(110), ofMillis(190));
  }

  @Test
  void isOnTimeByItsCapWhenEachComesAsSoonAsItMay() {
    assertThat(Herd.lateBySchedule(WAKINGS, DUE, 10))
        .containsExactly(ofMillis(10), ofMillis(10), ofMillis(-10));
  }
}
