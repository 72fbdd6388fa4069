package io.sluice.testing;

import io.sluice.local.test.TestStack;
import java.time.Clock;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/**
 * The clock of the engine that the tests of this JVM share is the application's. Another test may
 * have put it forward by months, and what the application then plans by its own would be overdue.
 */
@TestConfiguration(proxyBeanMethods = false)
public class EngineTime {

  @Bean
  Clock clock() {
    return TestStack.shared().clock().asClock();
  }
}
