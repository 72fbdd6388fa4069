package io.sluice.testing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** The system's time plus what a test adds to it. */
public final class TestClock extends Clock {

  private volatile Duration ahead = Duration.ZERO;

  public void forward(Duration duration) {
    ahead = ahead.plus(duration);
  }

  @Override
  public Instant instant() {
    return Instant.now().plus(ahead);
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }

  /** Makes it the application's one clock. */
  @TestConfiguration(proxyBeanMethods = false)
  public static class Configuration {

    @Bean
    TestClock clock() {
      return new TestClock();
    }
  }
}
