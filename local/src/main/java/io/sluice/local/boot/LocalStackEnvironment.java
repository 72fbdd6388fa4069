package io.sluice.local.boot;

import io.sluice.local.Endpoints;
import io.sluice.local.LocalStackException;
import java.util.List;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;

/**
 * Gives an application that names neither a database nor a Camunda both of them, on this machine.
 *
 * <p>It runs right after the configuration files were read, before Camunda's own defaults are added
 * and look like somebody's configuration.
 *
 * @see SharedStack
 */
public final class LocalStackEnvironment implements EnvironmentPostProcessor, Ordered {

  private static final String ENABLED = "sluice.local.enabled";
  private static final String DATABASE = "spring.datasource.url";
  private static final List<String> CAMUNDA =
      List.of(
          "camunda.client.grpc-address",
          "camunda.client.rest-address",
          "camunda.client.cloud.cluster-id");

  @Override
  public int getOrder() {
    return ConfigDataEnvironmentPostProcessor.ORDER + 1;
  }

  /**
   * Starts the stack, once for each JVM, if it is wanted.
   *
   * @throws LocalStackException if only one of the two is configured, or if the stack does not
   *     start
   */
  @Override
  public void postProcessEnvironment(
      ConfigurableEnvironment environment, SpringApplication application) {
    if (!wanted(environment)) {
      return;
    }
    SharedStack.Running running = SharedStack.running(environment::getProperty);
    Endpoints endpoints = running.endpoints();
    MutablePropertySources sources = environment.getPropertySources();
    sources.addFirst(new MapPropertySource("sluice-local", StackProperties.addresses(endpoints)));
    sources.addLast(new MapPropertySource("sluice-local-sample", StackProperties.sample(running)));
  }

  private static boolean wanted(ConfigurableEnvironment environment) {
    if (!environment.getProperty(ENABLED, Boolean.class, true)) {
      return false;
    }
    boolean database = environment.containsProperty(DATABASE);
    boolean camunda = CAMUNDA.stream().anyMatch(environment::containsProperty);
    if (database != camunda) {
      throw new LocalStackException(
          "%s is configured and %s is not: set both, or neither to run on a local stack."
              .formatted(
                  database ? DATABASE : "Camunda's address", database ? CAMUNDA.get(0) : DATABASE));
    }
    return !database;
  }
}
