package io.sluice.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a store is asked that has more than it gives at once. */
class SearchStoreTest {

  private static final long FIRST = 10_000;

  private final List<String> paths = new ArrayList<>();
  private final List<JsonNode> queries = new ArrayList<>();
  private int documents;
  private HttpServer server;
  private SearchStore store;

  @BeforeEach
  void aStore() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
    var url = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    var search = new ErasureProperties.Search(url, null, null, List.of("zeebe-record*"));
    store = new SearchStore(new ErasureProperties(null, null, null, search), RestClient.builder());
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void everyPageIsAskedFor() {
    for (int count : List.of(0, 999, 1000, 2500)) {
      documents = count;

      assertThat(store.findElements(Set.of(1L))).as("%d documents", count).hasSize(count);
    }
  }

  @Test
  void theMessagesOfAllLeadsGoAtOnce() {
    documents = 3;
    var leadIds = List.of(UUID.randomUUID(), UUID.randomUUID());

    assertThat(store.deleteMessages(leadIds)).isEqualTo(Map.of("zeebe-record_message", 3L));

    assertThat(paths)
        .containsExactly(
            "/zeebe-record*/_refresh", "/zeebe-record*/_search", "/zeebe-record*/_delete_by_query");
    assertThat(queries.getLast().toString())
        .contains(leadIds.stream().map(UUID::toString).toList());
  }

  /** A query without a clause would match every document. */
  @Test
  void nothingIsDeletedForNobody() {
    documents = 3;

    assertThat(store.deleteMessages(List.of())).isEmpty();
    assertThat(store.delete(List.of())).isEmpty();

    assertThat(paths).isEmpty();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      var asked = JsonMapper.shared().readTree(exchange.getRequestBody());
      paths.add(exchange.getRequestURI().getPath());
      queries.add(asked.path("query"));
      var body = JsonMapper.shared().writeValueAsBytes(found(asked));
      exchange.getResponseHeaders().add("Content-Type", "application/json");
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private Map<String, Object> found(JsonNode asked) {
    var after = asked.path("search_after").path(0).asLong(FIRST - 1);
    var hits =
        LongStream.range(after + 1, FIRST + documents)
            .limit(asked.path("size").asLong(0))
            .mapToObj(
                id ->
                    Map.of(
                        "_source",
                        Map.of("key", id, "id", id),
                        "sort",
                        List.of(String.valueOf(id))))
            .toList();
    var buckets = List.of(Map.of("key", "zeebe-record_message", "doc_count", documents));
    return Map.of(
        "hits", Map.of("hits", hits), "aggregations", Map.of("index", Map.of("buckets", buckets)));
  }
}
