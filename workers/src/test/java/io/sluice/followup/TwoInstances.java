package io.sluice.followup;

import io.sluice.local.boot.StackProperties;
import io.sluice.local.test.TestStack;
import io.sluice.process.ProcessTestApplication;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Properties;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The application twice, each with its own beans and connections, on one PostgreSQL. */
final class TwoInstances implements AutoCloseable {

  private final List<ConfigurableApplicationContext> contexts = List.of(start(), start());

  /** A bean of the first or the second one, in turns. */
  <T> T bean(int number, Class<T> type) {
    return contexts.get(number % contexts.size()).getBean(type);
  }

  @Override
  public void close() {
    contexts.forEach(ConfigurableApplicationContext::close);
  }

  private static ConfigurableApplicationContext start() {
    var properties = new Properties();
    try (var ofTests = TwoInstances.class.getResourceAsStream("/process-test.properties")) {
      properties.load(ofTests);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    properties.putAll(StackProperties.addresses(TestStack.shared().endpoints()));
    properties.put("spring.datasource.hikari.maximum-pool-size", "8");
    properties.put("camunda.client.worker.defaults.enabled", "false");
    return new SpringApplicationBuilder(ProcessTestApplication.class)
        .web(WebApplicationType.NONE)
        .run(
            properties.entrySet().stream()
                .map(property -> "--%s=%s".formatted(property.getKey(), property.getValue()))
                .toArray(String[]::new));
  }
}
