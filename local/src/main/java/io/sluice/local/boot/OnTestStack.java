package io.sluice.local.boot;

import io.sluice.local.test.TestStack;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** Points the application of a test at the stack of this JVM. */
public final class OnTestStack
    implements ApplicationContextInitializer<ConfigurableApplicationContext> {

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    context
        .getEnvironment()
        .getPropertySources()
        .addFirst(
            new MapPropertySource(
                "test-stack", StackProperties.addresses(TestStack.shared().endpoints())));
  }
}
