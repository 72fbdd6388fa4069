package io.sluice.followup;

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
    var endpoints = TestStack.shared().endpoints();
    var properties = new Properties();
    try (var ofTests = TwoInstances.class.getResourceAsStream("/process-test.properties")) {
      properties.load(ofTests);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    properties.put("spring.datasource.url", endpoints.jdbcUrl());
    properties.put("spring.datasource.username", endpoints.username());
    properties.put("spring.datasource.password", endpoints.password());
    properties.put("spring.datasource.hikari.maximum-pool-size", "8");
    properties.put("camunda.client.grpc-address", endpoints.grpc().toString());
    properties.put("camunda.client.rest-address", endpoints.rest().toString());
    properties.put("camunda.client.worker.defaults.enabled", "false");
    return new SpringApplicationBuilder(ProcessTestApplication.class)
        .web(WebApplicationType.NONE)
        .run(
            properties.entrySet().stream()
                .map(property -> "--%s=%s".formatted(property.getKey(), property.getValue()))
                .toArray(String[]::new));
  }
}
