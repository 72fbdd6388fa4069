package io.sluice.privacy;

import java.net.CookieManager;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.JsonNode;

/**
 * Operate's API, version 1, of Camunda 8.5 to 8.7. It logs in with a session where a user is
 * configured. Every method throws a {@code RestClientException} where Operate cannot be asked.
 */
@Component
class Operate {

  /** As an instance is seen there. */
  enum State {
    ACTIVE,
    COMPLETED,
    CANCELED
  }

  private static final Duration CONNECT = Duration.ofSeconds(3);
  private static final Duration READ = Duration.ofSeconds(30);
  private static final int PAGE = 1000;

  private final ErasureProperties.Operate properties;
  private final RestClient http;

  Operate(ErasureProperties properties, RestClient.Builder http) {
    this.properties = properties.operate();
    var client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .cookieHandler(new CookieManager())
            .build();
    var requests = new JdkClientHttpRequestFactory(client);
    requests.setReadTimeout(READ);
    this.http = isConfigured() ? http.clone().requestFactory(requests).build() : null;
  }

  boolean isConfigured() {
    return properties.url() != null;
  }

  /** Every instance that has this variable, itself or in a scope of it. */
  Set<Long> findInstances(String variable, String jsonValue) {
    return find(
        "/v1/variables/search", Map.of("name", variable, "value", jsonValue), "processInstanceKey");
  }

  /** What these called, what that called, and so on; without themselves. */
  Set<Long> findCalled(Collection<Long> callers) {
    var called = new HashSet<Long>();
    var next = Set.copyOf(callers);
    while (!next.isEmpty()) {
      var found = new HashSet<Long>();
      next.forEach(
          key ->
              found.addAll(find("/v1/process-instances/search", Map.of("parentKey", key), "key")));
      found.removeAll(called);
      called.addAll(found);
      next = found;
    }
    return called;
  }

  /** Empty where Operate does not know it, or no more. */
  Optional<State> findState(long processInstanceKey) {
    return find(processInstanceKey)
        .map(instance -> State.valueOf(instance.path("state").asString()));
  }

  /** Whether no other instance called it. */
  boolean isRoot(long processInstanceKey) {
    return find(processInstanceKey)
        .map(
            instance ->
                instance.path("parentKey").isMissingNode() || instance.path("parentKey").isNull())
        .orElse(false);
  }

  /** Every variable of an instance, as JSON values by name. */
  List<Map.Entry<String, String>> variables(long processInstanceKey) {
    return search("/v1/variables/search", Map.of("processInstanceKey", processInstanceKey))
        .map(item -> Map.entry(item.path("name").asString(), item.path("value").asString("")))
        .toList();
  }

  /** Removes an instance that has ended from what Operate shows. */
  void delete(long processInstanceKey) {
    try {
      loggedIn(
          () ->
              http.delete()
                  .uri(properties.url() + "/v1/process-instances/{key}", processInstanceKey)
                  .retrieve()
                  .toBodilessEntity());
    } catch (HttpClientErrorException.NotFound gone) {
      // Another instance of this application was faster.
    }
  }

  private Optional<JsonNode> find(long processInstanceKey) {
    try {
      return Optional.ofNullable(
          loggedIn(
              () ->
                  http.get()
                      .uri(properties.url() + "/v1/process-instances/{key}", processInstanceKey)
                      .retrieve()
                      .body(JsonNode.class)));
    } catch (HttpClientErrorException.NotFound unknown) {
      return Optional.empty();
    }
  }

  private Set<Long> find(String path, Map<String, Object> filter, String field) {
    var found = new HashSet<Long>();
    search(path, filter).forEach(item -> found.add(item.path(field).asLong()));
    return found;
  }

  private Stream<JsonNode> search(String path, Map<String, Object> filter) {
    var items = new ArrayList<JsonNode>();
    JsonNode after = null;
    do {
      var query = new HashMap<String, Object>(Map.of("filter", filter, "size", PAGE));
      if (after != null) {
        query.put("searchAfter", after);
      }
      var page =
          loggedIn(
              () ->
                  http.post()
                      .uri(properties.url() + path)
                      .body(query)
                      .retrieve()
                      .body(JsonNode.class));
      page.path("items").forEach(items::add);
      after = page.path("items").size() == PAGE ? page.path("sortValues") : null;
    } while (after != null);
    return items.stream();
  }

  private <T> T loggedIn(Supplier<T> call) {
    try {
      return call.get();
    } catch (HttpClientErrorException e) {
      if (e.getStatusCode() != HttpStatus.UNAUTHORIZED || properties.username() == null) {
        throw e;
      }
      http.post()
          .uri(
              properties.url() + "/api/login?username={username}&password={password}",
              properties.username(),
              properties.password())
          .retrieve()
          .toBodilessEntity();
      return call.get();
    }
  }
}
