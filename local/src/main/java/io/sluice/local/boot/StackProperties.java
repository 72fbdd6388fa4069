package io.sluice.local.boot;

import io.sluice.local.Endpoints;
import io.sluice.local.Rep;
import java.util.LinkedHashMap;
import java.util.Map;

/** The properties that an application gets from a running stack. */
public final class StackProperties {

  private StackProperties() {}

  /** What must be as it is, since nothing else would work. */
  public static Map<String, Object> addresses(Endpoints endpoints) {
    return Map.ofEntries(
        Map.entry("spring.datasource.url", endpoints.jdbcUrl()),
        Map.entry("spring.datasource.username", endpoints.username()),
        Map.entry("spring.datasource.password", endpoints.password()),
        Map.entry("camunda.client.mode", "self-managed"),
        Map.entry("camunda.client.auth.method", "none"),
        Map.entry("camunda.client.prefer-rest-over-grpc", "false"),
        Map.entry("camunda.client.grpc-address", endpoints.grpc().toString()),
        Map.entry("camunda.client.rest-address", endpoints.rest().toString()));
  }

  /**
   * What an application for development needs besides: the key under which it hashes addresses, who
   * may call, and the people.
   */
  public static Map<String, Object> development(String key) {
    Map<String, Object> properties = new LinkedHashMap<>();
    properties.put("sluice.suppression.key", key);
    properties.put("sluice.access.keys", "optional");
    for (int i = 0; i < Rep.ALL.size(); i++) {
      Rep rep = Rep.ALL.get(i);
      String prefix = "sluice.reps[" + i + "].";
      properties.put(prefix + "username", rep.username());
      properties.put(prefix + "name", rep.name());
      properties.put(prefix + "team", rep.team());
      properties.put(prefix + "email", rep.username() + "@sluice.example");
      properties.put(prefix + "zone", rep.zone().getId());
      properties.put(prefix + "country", rep.country());
    }
    return properties;
  }

  /** What may be configured otherwise; with the samples for a full stack. */
  static Map<String, Object> sample(SharedStack.Running running) {
    Map<String, Object> properties = development(running.key());
    running
        .sample()
        .ifPresent(
            sample -> {
              properties.put(
                  "sluice.local.tasklist-url", running.endpoints().tasklist().toString());
              properties.put("sluice.local.operate-url", running.endpoints().operate().toString());
              properties.put("sluice.local.search-url", running.endpoints().search().toString());
              properties.put("sluice.erasure.operate.url", running.endpoints().rest().toString());
              properties.put("sluice.erasure.operate.username", "demo");
              properties.put("sluice.erasure.operate.password", "demo");
              properties.put("sluice.erasure.search.url", running.endpoints().search().toString());
              properties.put("server.address", "127.0.0.1");
              properties.put("sluice.sample.enabled", "true");
              properties.put("sluice.access.users-file", sample.users().toUri().toString());
              properties.put("sluice.sample.csv", sample.leads().toUri().toString());
              properties.put("sluice.enrichment.company-file", sample.companies().toString());
              properties.put(
                  "sluice.sample.suppressions", sample.suppressions().toUri().toString());
            });
    return properties;
  }
}
