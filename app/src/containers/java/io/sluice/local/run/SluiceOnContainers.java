package io.sluice.local.run;

import io.sluice.SluiceApplication;
import io.sluice.local.boot.StackProperties;
import io.sluice.local.containers.Databases;
import io.sluice.local.containers.Docker;
import io.sluice.local.containers.EngineContainer;
import io.sluice.local.sample.SecretKey;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.testcontainers.service.connection.ServiceConnection;
import org.springframework.context.annotation.Bean;
import org.springframework.test.context.DynamicPropertyRegistrar;
import org.springframework.util.StringUtils;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** The application for development, on a PostgreSQL and a broker in containers. */
@TestConfiguration(proxyBeanMethods = false)
public class SluiceOnContainers {

  /** Who names both starts no local stack; what they are the containers say. */
  private static final String[] NAMED = {
    "--spring.datasource.url=in-a-container", "--camunda.client.grpc-address=http://in-a-container"
  };

  /** Starts it: {@code mvn spring-boot:test-run -Pcontainers}. */
  public static void main(String[] args) {
    Docker.require();
    SpringApplication.from(SluiceApplication::main)
        .with(SluiceOnContainers.class)
        .run(StringUtils.concatenateStringArrays(args, NAMED));
  }

  @Bean
  @ServiceConnection
  PostgreSQLContainer postgresContainer() {
    return Databases.durable();
  }

  @Bean
  EngineContainer engineContainer() {
    return EngineContainer.create();
  }

  @Bean
  DynamicPropertyRegistrar surroundings(EngineContainer engineContainer) {
    var key = SecretKey.random();
    return registry -> {
      StackProperties.development(key).forEach((name, value) -> registry.add(name, () -> value));
      registry.add("camunda.client.grpc-address", engineContainer::grpc);
      registry.add("camunda.client.rest-address", engineContainer::rest);
    };
  }
}
