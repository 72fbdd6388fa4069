package io.sluice.process;

import io.sluice.local.test.TestStack;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/** The workers with their database and a real broker, whose clock is the clock of all. */
@SpringBootApplication(scanBasePackages = "io.sluice")
@AutoConfigurationPackage(basePackages = "io.sluice")
public class ProcessTestApplication {

  @Bean
  Clock clock() {
    return new EngineTime();
  }

  private static final class EngineTime extends Clock {

    @Override
    public Instant instant() {
      return TestStack.shared().clock().now();
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      throw new UnsupportedOperationException();
    }
  }
}
