package io.sluice.bench.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TimersTest {

  private static final Instant NOW = Instant.EPOCH;
  private static final Instant LATER = NOW.plusSeconds(5);

  private final Timers timers = new Timers();

  @Test
  void areLateSinceTheyWereDue() {
    timers.set(1, NOW, LATER);
    timers.set(2, NOW, LATER);
    timers.fired(2, LATER.plusMillis(40), LATER);
    assertThat(timers.late()).containsExactly(Duration.ofMillis(40));
    assertThat(timers.waiting()).isOne();
  }

  @Test
  void thatWereDueWhenTheyWereSetDoNotCount() {
    timers.set(1, NOW, NOW.minusMillis(3));
    timers.set(2, NOW, NOW.plusMillis(999));
    timers.fired(1, LATER, NOW.minusMillis(3));
    timers.fired(2, LATER, NOW.plusMillis(999));
    assertThat(timers.late()).isEmpty();
  }

  @Test
  void thatFireAgainDoNotCountTwice() {
    timers.set(1, NOW, LATER);
    timers.fired(1, LATER, LATER);
    timers.fired(1, LATER, LATER);
    assertThat(timers.late()).hasSize(1);
  }
}
