package io.sluice.local.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.local.LocalStackException;
import io.sluice.local.test.TestStack;
import org.junit.jupiter.api.Test;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.mock.env.MockEnvironment;

class LocalStackEnvironmentIT {

  private final LocalStackEnvironment processor = new LocalStackEnvironment();

  @Test
  void isFoundBySpringBoot() {
    assertThat(
            SpringFactoriesLoader.forDefaultResourceLocation()
                .load(EnvironmentPostProcessor.class, (type, name, failure) -> {}))
        .anyMatch(LocalStackEnvironment.class::isInstance);
  }

  @Test
  void leavesAnApplicationAloneThatNamesBoth() {
    MockEnvironment environment =
        new MockEnvironment()
            .withProperty("spring.datasource.url", "jdbc:postgresql://db/sluice")
            .withProperty("camunda.client.grpc-address", "http://camunda:26500");
    process(environment);
    assertThat(environment.getPropertySources()).hasSize(1);
  }

  @Test
  void canBeSwitchedOff() {
    MockEnvironment environment =
        new MockEnvironment().withProperty("sluice.local.enabled", "false");
    process(environment);
    assertThat(environment.getPropertySources()).hasSize(1);
  }

  @Test
  void namesTheOneThatIsMissing() {
    assertThatThrownBy(
            () ->
                process(
                    new MockEnvironment()
                        .withProperty("spring.datasource.url", "jdbc:postgresql://db/sluice")))
        .isInstanceOf(LocalStackException.class)
        .hasMessageContaining("camunda.client.grpc-address is not");
    assertThatThrownBy(
            () ->
                process(
                    new MockEnvironment()
                        .withProperty("camunda.client.rest-address", "http://camunda:8080")))
        .isInstanceOf(LocalStackException.class)
        .hasMessageContaining("spring.datasource.url is not");
  }

  @Test
  void givesTheAddressesOfTheTestStack() {
    MockEnvironment environment =
        new MockEnvironment()
            .withProperty("sluice.local.stack", "test")
            .withProperty("camunda.client.prefer-rest-over-grpc", "true");
    process(environment);
    assertThat(environment.getProperty("spring.datasource.url"))
        .isEqualTo(TestStack.shared().endpoints().jdbcUrl());
    assertThat(environment.getProperty("camunda.client.prefer-rest-over-grpc")).isEqualTo("false");
    assertThat(environment.getProperty("sluice.reps[1].name")).isEqualTo("Priya Nair");
    assertThat(environment.getProperty("sluice.reps[1].country")).isEqualTo("GB");
    assertThat(environment.getProperty("sluice.reps[5].team")).isEqualTo("marketing-operations");
    assertThat(environment.getProperty("sluice.reps[6].team")).isEqualTo("customer-success");
    assertThat(environment.getProperty("sluice.reps[7].username")).isNull();
    assertThat(environment.containsProperty("sluice.sample.csv")).isFalse();
  }

  private void process(MockEnvironment environment) {
    processor.postProcessEnvironment(environment, new SpringApplication());
  }
}
