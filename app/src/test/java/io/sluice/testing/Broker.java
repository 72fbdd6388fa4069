package io.sluice.testing;

import io.sluice.local.Endpoints;
import io.sluice.local.LocalStack;
import io.sluice.local.LocalStackOptions;
import io.sluice.local.LocalStackOptions.Kind;
import io.sluice.local.Ports;
import io.sluice.local.boot.StackProperties;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.springframework.test.context.DynamicPropertyRegistry;

/** A broker and a PostgreSQL of a test's own, where the broker is configured otherwise. */
public final class Broker {

  private Broker() {}

  /**
   * @param folder that is empty
   * @param settings of Camunda, as YAML; it reads them since it runs with the profile {@code
   *     broker}
   */
  public static LocalStack start(Path folder, String settings) throws IOException {
    var options =
        new LocalStackOptions(
            Kind.TEST,
            folder,
            false,
            false,
            Ports.free(),
            Path.of(System.getProperty("java.home")),
            Duration.ofMinutes(3));
    var config = Files.createDirectories(folder.resolve("camunda/config"));
    Files.writeString(config.resolve("application-broker.yaml"), settings);
    return LocalStack.start(options, System.out::println);
  }

  /** Points the application of a test at it, without a log-in. */
  public static void addTo(DynamicPropertyRegistry registry, Endpoints endpoints) {
    StackProperties.addresses(endpoints).forEach((name, value) -> registry.add(name, () -> value));
  }
}
