package io.sluice.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RateLimitTest {

  private static final class Time implements TimeMeter {

    private long nanos;

    @Override
    public long currentTimeNanos() {
      return nanos;
    }

    @Override
    public boolean isWallClockBased() {
      return true;
    }
  }

  @Test
  void letsABurstPassAndThenSoManyASecondOfEachSender() {
    var time = new Time();
    var limit = new RateLimit(2, 3, time);
    for (int i = 0; i < 3; i++) {
      assertThat(limit.count("one")).isZero();
    }

    assertThat(limit.count("one")).isEqualTo(Duration.ofMillis(500));
    assertThat(limit.count("two")).isZero();

    time.nanos = Duration.ofMillis(400).toNanos();
    assertThat(limit.count("one")).isEqualTo(Duration.ofMillis(100));
    time.nanos = Duration.ofMillis(500).toNanos();
    assertThat(limit.count("one")).isZero();
    assertThat(limit.count("one")).isPositive();
  }

  @ParameterizedTest
  @CsvSource({
    "192.0.2.1,     192.0.2.1,             true",
    "192.0.2.1,     192.0.2.2,             false",
    "2001:db8::1,   2001:db8:0:0:f::2,     true",
    "2001:db8::1,   2001:db8:0:1::1,       false",
    "::ffff:192.0.2.1, 192.0.2.1,          true"
  })
  void aNetworkOfIpv6IsOneSender(String one, String other, boolean same) {
    assertThat(NetworkAddress.of(one).equals(NetworkAddress.of(other))).isEqualTo(same);
  }
}
