package io.sluice.privacy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.JsonNode;

/**
 * The Elasticsearch or OpenSearch behind Operate and Tasklist. Operate's API reaches neither what
 * Tasklist keeps there nor the records as the broker exported them, so documents are deleted by
 * query. Every method throws a {@code RestClientException} where the store cannot be asked.
 */
@Component
class SearchStore {

  private static final Duration READ = Duration.ofSeconds(60);
  private static final int PAGE = 1_000;
  private static final int TERMS = 1_000;

  /** Each takes four clauses of a query, which may have 1,024. */
  private static final int LEADS = 200;

  /** Keys are unique in a cluster, so whatever has one of them is meant. */
  private static final List<String> KEY_FIELDS =
      List.of(
          "key",
          "processInstanceKey",
          "processInstanceId",
          "scopeKey",
          "taskId",
          "value.processInstanceKey",
          "value.scopeKey",
          "value.userTaskKey");

  /** Which exported records hold what was entered, with no field to look for it by. */
  private static final String ANSWERS = "zeebe-record_user-task*,zeebe-record_job*";

  private static final List<String> VALUE_FIELDS =
      List.of("value", "fullValue", "varValue", "value.value");

  private final ErasureProperties.Search properties;
  private final RestClient http;
  private final String indices;

  SearchStore(ErasureProperties properties, RestClient.Builder http) {
    this.properties = properties.search();
    this.indices = String.join(",", this.properties.indices());
    this.http = isConfigured() ? client(http) : null;
  }

  boolean isConfigured() {
    return properties.url() != null;
  }

  /**
   * The element instances and user tasks of these process instances. What Tasklist keeps of their
   * variables tells no more than the one or the other.
   */
  Set<Long> findElements(Collection<Long> processInstanceKeys) {
    var found = new HashSet<Long>();
    for (var some : parts(processInstanceKeys, TERMS)) {
      search("operate-flownode-instance-*", List.of("key"), terms("processInstanceKey", some))
          .forEach(hit -> found.add(hit.at("/_source/key").asLong()));
      search("tasklist-task-*", List.of("id"), terms("processInstanceId", some))
          .forEach(hit -> found.add(hit.at("/_source/id").asLong()));
    }
    return found;
  }

  /** Instances with a variable that holds this text, in whatever case. */
  Set<Long> findInstancesWith(String text) {
    var found = new HashSet<Long>();
    search("operate-variable-*", List.of("processInstanceKey"), holds(text))
        .forEach(hit -> found.add(hit.at("/_source/processInstanceKey").asLong()));
    return found;
  }

  /**
   * Deletes every document of these keys.
   *
   * @return how many there were, by index
   */
  Map<String, Long> delete(Collection<Long> keys) {
    return Counts.sum(
        parts(keys, TERMS).stream()
            .map(some -> any(KEY_FIELDS.stream().map(field -> terms(field, some)).toList()))
            .map(query -> delete(indices, query)));
  }

  /**
   * Deletes a text from where it stands about other people: the variables that hold it, whatever
   * else was entered in the same form, and the records of that answer.
   *
   * @return how many documents there were, by index
   */
  Map<String, Long> deleteMentions(String text) {
    var instances = new HashSet<Long>();
    var forms = new HashSet<Long>();
    search("operate-variable-*", List.of("processInstanceKey", "scopeKey", "value"), holds(text))
        .forEach(
            hit -> {
              instances.add(hit.at("/_source/processInstanceKey").asLong());
              if (hit.at("/_source/value").asString("").startsWith("\"")) {
                forms.add(hit.at("/_source/scopeKey").asLong());
              }
            });
    var tasks = new HashSet<Long>();
    search("tasklist-task-*", List.of("id"), terms("flowNodeInstanceId", forms))
        .forEach(hit -> tasks.add(hit.at("/_source/id").asLong()));
    return Counts.sum(
        Stream.of(
            delete(
                indices,
                any(
                    List.of(
                        holds(text),
                        terms("scopeKey", forms),
                        terms("scopeFlowNodeId", forms),
                        terms("elementInstanceKey", forms),
                        terms("value.scopeKey", forms),
                        all(
                            List.of(
                                terms("taskId", tasks),
                                Map.of("exists", Map.of("field", "name"))))))),
            delete(
                ANSWERS,
                all(
                    List.of(
                        terms("value.processInstanceKey", instances),
                        terms("intent", List.of("COMPLETING", "COMPLETED")))))));
  }

  /**
   * Deletes the messages about leads: those whose correlation key is or begins with the id of one.
   * Where the exporter takes the key apart into words, the id is found as a phrase.
   *
   * @return how many there were, by index
   */
  Map<String, Long> deleteMessages(Collection<UUID> leadIds) {
    return Counts.sum(
        parts(leadIds, LEADS).stream()
            .map(some -> any(some.stream().flatMap(SearchStore::isAbout).toList()))
            .map(query -> delete(indices, query)));
  }

  private static Stream<Map<String, Object>> isAbout(UUID leadId) {
    return Stream.of("correlationKey", "value.correlationKey")
        .map(field -> Map.<String, Object>of(field, leadId.toString()))
        .flatMap(key -> Stream.of(Map.of("prefix", key), Map.of("match_phrase", key)));
  }

  /** Counted by index first, since a deletion says only how many there were in all. */
  private Map<String, Long> delete(String from, Map<String, Object> query) {
    post(from, "/{indices}/_refresh?ignore_unavailable=true&allow_no_indices=true", Map.of());
    var counted =
        post(
            from,
            "/{indices}/_search?ignore_unavailable=true&allow_no_indices=true"
                + "&allow_partial_search_results=false&size=0",
            Map.of(
                "query",
                query,
                "aggs",
                Map.of("index", Map.of("terms", Map.of("field", "_index", "size", TERMS)))));
    var found = new TreeMap<String, Long>();
    counted
        .at("/aggregations/index/buckets")
        .forEach(
            bucket -> found.put(bucket.path("key").asString(), bucket.path("doc_count").asLong()));
    if (!found.isEmpty()) {
      post(
          from,
          "/{indices}/_delete_by_query?ignore_unavailable=true&allow_no_indices=true"
              + "&conflicts=proceed&refresh=true",
          Map.of("query", query));
    }
    return found;
  }

  /** Every hit, page by page in the order of the ids that Operate and Tasklist give. */
  private List<JsonNode> search(String index, List<String> fields, Map<String, Object> query) {
    var hits = new ArrayList<JsonNode>();
    var asked =
        new HashMap<String, Object>(
            Map.of("query", query, "_source", fields, "sort", List.of("id"), "size", PAGE));
    JsonNode page;
    do {
      page =
          post(
                  index,
                  "/{indices}/_search?ignore_unavailable=true&allow_no_indices=true"
                      + "&allow_partial_search_results=false",
                  asked)
              .at("/hits/hits");
      page.forEach(hits::add);
      asked.put("search_after", page.path(PAGE - 1).path("sort"));
    } while (page.size() == PAGE);
    return hits;
  }

  private JsonNode post(String from, String path, Object body) {
    return http.post()
        .uri(properties.url() + path, from)
        .body(body)
        .retrieve()
        .body(JsonNode.class);
  }

  private static Map<String, Object> terms(String field, Collection<?> values) {
    return Map.of("terms", Map.of(field, values.stream().map(Object::toString).toList()));
  }

  private static Map<String, Object> holds(String text) {
    var pattern = "*" + text.replace("\\", "\\\\").replace("*", "\\*").replace("?", "\\?") + "*";
    return any(
        VALUE_FIELDS.stream()
            .map(
                field ->
                    Map.<String, Object>of(
                        "wildcard",
                        Map.of(field, Map.of("value", pattern, "case_insensitive", true))))
            .toList());
  }

  private static Map<String, Object> any(List<Map<String, Object>> queries) {
    return Map.of("bool", Map.of("should", queries, "minimum_should_match", 1));
  }

  private static Map<String, Object> all(List<Map<String, Object>> queries) {
    return Map.of("bool", Map.of("filter", queries));
  }

  private static <T> List<List<T>> parts(Collection<T> keys, int size) {
    var all = new ArrayList<>(keys);
    var parts = new ArrayList<List<T>>();
    for (int from = 0; from < all.size(); from += size) {
      parts.add(all.subList(from, Math.min(all.size(), from + size)));
    }
    return parts;
  }

  private RestClient client(RestClient.Builder http) {
    var requests = new JdkClientHttpRequestFactory();
    requests.setReadTimeout(READ);
    var client = http.clone().requestFactory(requests);
    return (properties.username() == null
            ? client
            : client.defaultHeaders(
                headers -> headers.setBasicAuth(properties.username(), properties.password())))
        .build();
  }
}
