package io.sluice.bench.side;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.bench.side.LeadMix.Kind;
import io.sluice.bench.side.LeadMix.Made;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What every side does, by HTTP alone and on a real PostgreSQL. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class SideContract {

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final JsonMapper json = new JsonMapper();
  private final HttpClient http = HttpClient.newHttpClient();
  private EmbeddedPostgres postgres;

  /** Opens the side to test. */
  protected abstract Side open(SideArguments arguments);

  @BeforeAll
  void startPostgres() throws IOException {
    postgres = EmbeddedPostgres.builder().setServerConfig("max_connections", "100").start();
  }

  @AfterAll
  void stopPostgres() throws IOException {
    postgres.close();
  }

  @Test
  void hundredLeadsGoThroughAndLeaveTheirEvidence() {
    try (var side = open(arguments("hundred", Duration.ofDays(90)));
        var server = SideServer.start(side, 0)) {
      List<Made> made = new LeadMix(7, "contract").make(100);
      var ids = new HashMap<String, String>();
      for (Made lead : made) {
        HttpResponse<String> answer = post(server, "/leads", new String(lead.json()));
        if (lead.kind() == Kind.POISON) {
          assertThat(answer.statusCode()).isEqualTo(422);
        } else {
          assertThat(answer.statusCode()).isEqualTo(202);
          JsonNode intake = json.readTree(answer.body());
          boolean known = lead.kind() == Kind.DUPLICATE;
          assertThat(intake.get("known").asBoolean()).isEqualTo(known);
          String id = intake.get("leadId").asString();
          assertThat(ids.put(lead.lead().email(), id)).isEqualTo(known ? id : null);
        }
      }
      Evidence ready = await(server, evidence -> evidence.asleep() + evidence.tasksOpen() == 94);
      assertThat(ready).isEqualTo(new Evidence(94, 5, 84, 0, 94, 94 + 5 + 94 * 3 + 10, 10, 0));
      assertThat(get(server, "/open")).isEqualTo("84");
      assertThat(starts(server)).containsAll(ids.values()).hasSize(94);

      var worked = new HashSet<String>();
      for (int turn = 0; worked.size() < 84 * 5; turn++) {
        assertThat(turn).as("tasks done: %s", worked.size()).isLessThan(1000);
        String person = Team.PEOPLE.get(turn % 4);
        for (JsonNode task : list(server, person)) {
          assertThat(Team.TASKS).contains(task.get("name").asString());
          assertThat(ids).containsValue(task.get("leadId").asString());
          assertThat(Instant.parse(task.get("dueAt").asString())).isAfter(Instant.now());
          String id = task.get("id").asString();
          assertThat(complete(server, id)).isEqualTo(204);
          assertThat(worked.add(id)).isTrue();
        }
      }
      assertThat(complete(server, worked.iterator().next())).isEqualTo(409);
      assertThat(get(server, "/open")).isEqualTo("0");
      assertThat(evidence(server))
          .isEqualTo(
              new Evidence(94, 5, 0, 84 * 5, 94, 94 + 5 + 94 * 3 + 10 + 84 * 5 + 84, 10, 84));
    }
  }

  @Test
  void tablesDecideAsTheRulesDo() {
    try (var side = open(arguments("rules", Duration.ofDays(90)));
        var server = SideServer.start(side, 0)) {
      var expected = new HashMap<String, String>();
      int number = 0;
      for (String domain : List.of("company.example", "freemail.example")) {
        for (String country : List.of("US", "XX")) {
          for (int employees : new int[] {9, 10, 50, 200}) {
            for (String activity : List.of("demo-request", "pricing-page", "webinar", "visit")) {
              for (String company : List.of("A company", "")) {
                String email = "rule-" + number++ + "@" + domain;
                var lead = new Lead(email, "", "", company, country, employees, activity, "");
                var found = Qualification.of(lead);
                String stage = found.isQualified() ? "worked" : "asleep";
                expected.put(email, found.fit() + found.readiness() + stage);
                post(server, "/leads", json.writeValueAsString(lead));
              }
            }
          }
        }
      }
      int leads = number;
      await(server, evidence -> evidence.asleep() + evidence.tasksOpen() == leads);
      var stored = new HashMap<String, String>();
      query("rules", "select email, fit || readiness || stage from lead", stored::put);
      assertThat(stored).isEqualTo(expected);
    }
  }

  @Test
  void sleepersWakeAreDecidedAgainAndSleepAgain() {
    try (var side = open(arguments("sleep", Duration.ofSeconds(1)));
        var server = SideServer.start(side, 0)) {
      var lead = new Lead("sleeper@freemail.example", "", "", "", "DE", 50, "visit", "");
      assertThat(post(server, "/leads", json.writeValueAsString(lead)).statusCode()).isEqualTo(202);
      await(server, evidence -> evidence.timeline() >= 9);
      assertThat(evidence(server).leads()).isEqualTo(1);
      assertThat(evidence(server).tasksOpen()).isZero();
    }
  }

  @Test
  void whatComesAtOnceIsDoneOnce() {
    try (var side = open(arguments("atonce", Duration.ofDays(90)));
        var server = SideServer.start(side, 0)) {
      var lead = new Lead("one@company.example", "", "", "A company", "DE", 500, "visit", "");
      String body = json.writeValueAsString(lead);
      var answers = atOnce(() -> post(server, "/leads", body).body());
      assertThat(answers).filteredOn(json -> json.contains("\"known\":false")).hasSize(1);
      await(server, evidence -> evidence.tasksOpen() == 1);

      for (int task = 1; task <= 5; task++) {
        String id = onlyTask(server).get("id").asString();
        var codes = atOnce(() -> complete(server, id));
        assertThat(codes).containsOnly(204, 409).containsOnlyOnce(204);
      }
      int again = answers.size() - 1;
      assertThat(evidence(server)).isEqualTo(new Evidence(1, again, 0, 5, 1, 10 + again, 0, 1));
    }
  }

  private JsonNode onlyTask(SideServer server) {
    var open = Team.PEOPLE.stream().flatMap(who -> list(server, who).valueStream()).toList();
    assertThat(open).hasSize(1);
    return open.getFirst();
  }

  private static <T> List<T> atOnce(Callable<T> call) {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      return threads.invokeAll(Collections.nCopies(8, call)).stream()
          .map(Future::resultNow)
          .toList();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private SideArguments arguments(String database, Duration sleep) {
    try (var connection = postgres.getPostgresDatabase().getConnection()) {
      connection.createStatement().execute("create database " + database);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    String url = postgres.getJdbcUrl("postgres", database);
    return new SideArguments(url, "postgres", "postgres", 0, sleep);
  }

  private void query(String database, String sql, BiConsumer<String, String> row) {
    try (var connection = postgres.getDatabase("postgres", database).getConnection();
        var rows = connection.createStatement().executeQuery(sql)) {
      while (rows.next()) {
        row.accept(rows.getString(1), rows.getString(2));
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private Evidence await(SideServer server, Predicate<Evidence> reached) {
    Instant deadline = Instant.now().plus(PATIENCE);
    Evidence seen = evidence(server);
    while (!reached.test(seen)) {
      assertThat(Instant.now()).as("still %s", seen).isBefore(deadline);
      try {
        Thread.sleep(100);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
      seen = evidence(server);
    }
    return seen;
  }

  private Evidence evidence(SideServer server) {
    return json.readValue(get(server, "/evidence"), Evidence.class);
  }

  private List<String> starts(SideServer server) {
    return get(server, "/starts")
        .lines()
        .map(line -> json.readTree(line))
        .map(this::start)
        .toList();
  }

  private String start(JsonNode line) {
    Instant accepted = Instant.parse(line.get("acceptedAt").asString());
    assertThat(accepted).isBefore(Instant.now());
    return line.get("leadId").asString();
  }

  private JsonNode list(SideServer server, String person) {
    return json.readTree(get(server, "/tasks?assignee=" + person + "&limit=20"));
  }

  private int complete(SideServer server, String task) {
    return post(server, "/tasks/" + task, json.writeValueAsString(Map.of("outcome", "yes")))
        .statusCode();
  }

  private String get(SideServer server, String path) {
    HttpResponse<String> answer = send(HttpRequest.newBuilder(uri(server, path)));
    assertThat(answer.statusCode()).as(path).isEqualTo(200);
    return answer.body();
  }

  private HttpResponse<String> post(SideServer server, String path, String body) {
    return send(HttpRequest.newBuilder(uri(server, path)).POST(BodyPublishers.ofString(body)));
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return http.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static URI uri(SideServer server, String path) {
    return URI.create("http://127.0.0.1:" + server.port() + path);
  }
}
