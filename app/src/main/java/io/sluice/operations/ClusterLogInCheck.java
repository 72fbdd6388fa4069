package io.sluice.operations;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.boot.context.event.ApplicationPreparedEvent;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.PropertySourcesPlaceholdersResolver;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.PropertySource;

/**
 * Stops a start that is to log in to the cluster and does not say as whom. Camunda's starter would
 * make up the rest: the user demo with the password demo, or an identity provider on this machine.
 */
class ClusterLogInCheck implements ApplicationListener<ApplicationPreparedEvent> {

  private static final String AUTH = "camunda.client.auth.";

  /** What the starter makes up has the name of its file. */
  private static final String MADE_UP = "auth-methods/";

  @Override
  public void onApplicationEvent(ApplicationPreparedEvent event) {
    check(event.getApplicationContext().getEnvironment());
  }

  static void check(ConfigurableEnvironment environment) {
    var method = environment.getProperty(AUTH + "method", "");
    var given = given(environment);
    var missing =
        needed(method).stream()
            .filter(one -> one.stream().noneMatch(name -> isSet(given, name)))
            .map(one -> AUTH + String.join(" or " + AUTH, one))
            .toList();
    if (!missing.isEmpty()) {
      throw new MissingPiece(
          "Sluice logs in to Camunda with camunda.client.auth.method=%s and needs %s: set it."
              .formatted(method, String.join(", and ", missing)));
    }
  }

  /** Of each one is enough. */
  private static List<List<String>> needed(String method) {
    return switch (method.toLowerCase(Locale.ROOT)) {
      case "basic" -> List.of(List.of("username"), List.of("password"));
      case "oidc" ->
          List.of(
              List.of("client-id"),
              List.of("client-secret", "client-assertion.keystore-path"),
              List.of("issuer-url", "token-url", "well-known-configuration-url"));
      default -> List.of();
    };
  }

  private static boolean isSet(Binder given, String name) {
    return !given.bind(AUTH + name, String.class).orElse("").isBlank();
  }

  private static Binder given(ConfigurableEnvironment environment) {
    Stream<PropertySource<?>> sources =
        environment.getPropertySources().stream()
            .filter(source -> !source.getName().startsWith(MADE_UP))
            .filter(
                source ->
                    !ConfigurationPropertySources.isAttachedConfigurationPropertySource(source));
    return new Binder(
        ConfigurationPropertySources.from(sources.toList()),
        new PropertySourcesPlaceholdersResolver(environment));
  }
}
