package io.sluice.process;

import io.sluice.local.test.TestStack;
import java.time.Clock;
import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/** The workers with their database and a real broker, whose clock is the clock of all. */
@SpringBootApplication(scanBasePackages = "io.sluice")
@AutoConfigurationPackage(basePackages = "io.sluice")
public class ProcessTestApplication {

  @Bean
  Clock clock() {
    return TestStack.shared().clock().asClock();
  }
}
