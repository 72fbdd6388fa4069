package io.sluice.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sluice.local.LocalStack;
import io.sluice.local.LocalStackOptions;
import io.sluice.local.LocalStackOptions.Kind;
import io.sluice.local.Ports;
import io.sluice.testing.Http;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * PostgreSQL is stopped and started, then Zeebe, each on its own data, while leads are posted. How
 * long Zeebe is away is {@code -Dsluice.test.outage=PT2M}; 20 s without.
 */
@SpringBootTest(
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = {
      "sluice.local.enabled=false",
      "spring.datasource.hikari.connection-timeout=1000",
      "sluice.reps[0].username=sam",
      "sluice.reps[0].name=Sam Reyes",
      "sluice.reps[0].team=inside-sales",
      "sluice.reps[0].zone=Europe/Berlin"
    })
@DirtiesContext
class OutagesIT {

  private static final Duration OUTAGE =
      Duration.parse(System.getProperty("sluice.test.outage", "PT20S"));
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final Duration BETWEEN_POSTS = Duration.ofMillis(150);
  private static final int POSTERS = 2;
  private static final int SOME = 20;

  @TempDir static Path folder;
  private static EmbeddedPostgres postgres;
  private static LocalStackOptions engine;
  private static LocalStack zeebe;

  @Autowired JdbcClient jdbc;

  private final Map<String, String> taken = new ConcurrentHashMap<>();
  private final AtomicInteger unavailable = new AtomicInteger();
  private final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
  private volatile boolean posting = true;

  @DynamicPropertySource
  static void servers(DynamicPropertyRegistry registry) throws IOException {
    postgres = startPostgres(0);
    engine =
        new LocalStackOptions(
            Kind.TEST,
            folder.resolve("engine"),
            false,
            false,
            Ports.free(),
            Path.of(System.getProperty("java.home")),
            Duration.ofMinutes(3));
    zeebe = startZeebe();
    registry.add("spring.datasource.url", () -> postgres.getJdbcUrl("postgres", "postgres"));
    registry.add("camunda.client.grpc-address", () -> zeebe.endpoints().grpc());
    registry.add("camunda.client.rest-address", () -> zeebe.endpoints().rest());
  }

  @AfterAll
  static void stop() throws IOException {
    zeebe.close();
    postgres.close();
  }

  @Test
  void everyLeadThatWasAcceptedIsThereOnceAndHasOneInstance(@LocalServerPort int port)
      throws Exception {
    var posters = new ArrayList<Thread>();
    for (int i = 0; i < POSTERS; i++) {
      posters.add(Thread.ofVirtual().start(() -> post(new Http(port))));
    }
    awaitMoreTaken();

    postgres.close();
    await().atMost(PATIENCE).until(() -> unavailable.get() >= SOME);
    postgres = startPostgres(postgres.getPort());
    awaitMoreTaken();

    zeebe.close();
    var before = taken.size();
    Thread.sleep(OUTAGE);
    assertThat(taken.size()).as("taken in while Zeebe was away").isGreaterThan(before + SOME);
    zeebe = startZeebe();
    awaitMoreTaken();

    posting = false;
    for (var poster : posters) {
      poster.join();
    }
    assertThat(failures).isEmpty();
    await().atMost(PATIENCE).until(() -> unclaimed() == 0);
    await().atMost(PATIENCE).until(() -> count("select count(*) from outbox") == 0);
    assertThat(leads()).as("every 2xx is there once, and nothing else").isEqualTo(taken);
    assertThat(count("select count(*) from lead_cycle")).isEqualTo(taken.size());
    assertThat(count("select count(*) from stage_event where stage = 'inquiry'"))
        .isEqualTo(taken.size());
    assertOneInstanceEach();
    System.out.printf(
        "%d leads taken, %d answers 503 while PostgreSQL was away, Zeebe away for %s%n",
        taken.size(), unavailable.get(), OUTAGE);
  }

  /** Posts leads one after the other, each until it is taken, as a caller with a key does. */
  private void post(Http http) {
    try {
      while (posting) {
        var email = UUID.randomUUID() + "@" + UUID.randomUUID() + ".example";
        taken.put(email, postUntilTaken(http, email));
        pause();
      }
    } catch (RuntimeException | AssertionError e) {
      failures.add(e);
    }
  }

  private String postUntilTaken(Http http, String email) {
    while (true) {
      var answer =
          http.postLead(
              "{\"email\":\"%s\",\"source\":\"website\",\"activity\":\"newsletter\"}"
                  .formatted(email),
              "Idempotency-Key",
              email);
      if (answer.status() == 202) {
        return answer.json().get("leadId").asString();
      }
      assertThat(answer.status()).as(answer.body()).isIn(503, 409);
      unavailable.incrementAndGet();
      pause();
    }
  }

  /** Those that came second found the cycle taken, and ended as duplicates. */
  private void assertOneInstanceEach() throws IOException {
    var claimed = jdbc.sql("select process_instance_key from lead_cycle").query(Long.class).set();
    assertThat(claimed).as("no instance has two leads").hasSize(taken.size());
    var started = new HashMap<String, Set<Long>>();
    var duplicates = new HashSet<Long>();
    for (var event : events()) {
      var instance = event.at("/value/processInstanceKey").asLong();
      if (is(event, "MESSAGE_START_EVENT_SUBSCRIPTION", "CORRELATED")) {
        started
            .computeIfAbsent(event.at("/value/correlationKey").asString(), key -> new TreeSet<>())
            .add(instance);
      } else if (is(event, "PROCESS_INSTANCE", "ELEMENT_COMPLETED")
          && event.at("/value/elementId").asString().equals("lead-duplicate")) {
        duplicates.add(instance);
      }
    }
    started.values().forEach(instances -> instances.removeAll(duplicates));
    assertThat(started.keySet())
        .isEqualTo(taken.values().stream().map(id -> id + ":1").collect(Collectors.toSet()));
    assertThat(started.values()).allSatisfy(instances -> assertThat(instances).hasSize(1));
    assertThat(started.values().stream().flatMap(Set::stream).collect(Collectors.toSet()))
        .isEqualTo(claimed);
  }

  /** What the broker wrote before and after its restart. */
  private static List<JsonNode> events() throws IOException {
    try (var lines = Files.lines(engine.logs().resolve("records.jsonl"))) {
      return lines
          .filter(line -> line.startsWith("{") && line.contains("\"EVENT\""))
          .filter(
              line ->
                  line.contains("MESSAGE_START_EVENT_SUBSCRIPTION")
                      || line.contains("lead-duplicate"))
          .map(JsonMapper.shared()::readTree)
          .toList();
    }
  }

  private static boolean is(JsonNode event, String valueType, String intent) {
    return event.path("valueType").asString().equals(valueType)
        && event.path("intent").asString().equals(intent);
  }

  private void awaitMoreTaken() {
    var before = taken.size();
    await().atMost(PATIENCE).until(() -> taken.size() >= before + SOME);
  }

  private long unclaimed() {
    return count("select count(*) from lead_cycle where process_instance_key is null");
  }

  private long count(String sql) {
    return jdbc.sql(sql).query(Long.class).single();
  }

  private Map<String, String> leads() {
    var found = new TreeMap<String, String>();
    jdbc.sql("select email, lead_id from lead")
        .query(
            row -> {
              found.merge(
                  row.getString(1), row.getString(2), (one, other) -> one + " and " + other);
            });
    return found;
  }

  private static void pause() {
    try {
      Thread.sleep(BETWEEN_POSTS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static LocalStack startZeebe() {
    return LocalStack.start(engine, System.out::println);
  }

  private static EmbeddedPostgres startPostgres(int port) throws IOException {
    var builder =
        EmbeddedPostgres.builder()
            .setDataDirectory(folder.resolve("postgres"))
            .setCleanDataDirectory(false)
            .setPGStartupWait(Duration.ofMinutes(1));
    return port == 0 ? builder.start() : builder.setPort(port).start();
  }
}
