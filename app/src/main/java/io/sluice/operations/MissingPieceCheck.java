package io.sluice.operations;

import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.boot.context.event.ApplicationPreparedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.Environment;

/**
 * Stops a start that lacks its database, its Camunda or its secret key, before anything else fails
 * for it.
 */
class MissingPieceCheck implements ApplicationListener<ApplicationPreparedEvent> {

  private static final Map<String, String> NEEDED =
      Map.of(
          "spring.datasource.url", "a PostgreSQL (spring.datasource.url)",
          "camunda.client.grpc-address", "a Camunda 8 (camunda.client.grpc-address)",
          "sluice.suppression.key",
              "a secret key for hashes of addresses (sluice.suppression.key, such as \"openssl rand -base64 32\" prints)");

  @Override
  public void onApplicationEvent(ApplicationPreparedEvent event) {
    check(event.getApplicationContext().getEnvironment());
  }

  static void check(Environment environment) {
    var missing =
        NEEDED.entrySet().stream()
            .filter(piece -> environment.getProperty(piece.getKey(), "").isBlank())
            .map(Map.Entry::getValue)
            .sorted()
            .collect(Collectors.joining(", and "));
    if (!missing.isEmpty()) {
      throw new MissingPiece(
          "Sluice needs "
              + missing
              + ": set it, or run \"mvn spring-boot:run\" in the source tree, which brings all it needs.");
    }
  }
}
