package io.sluice.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sluice.testing.AppProcess;
import io.sluice.testing.Http;
import io.sluice.testing.TestDatabase;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * The application is killed while it imports. Which moments these are depends on a seed, which is
 * printed; {@code -Dsluice.test.seed=} takes the same ones again.
 */
class ImportKilledIT {

  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final int ROWS = 20_000;
  private static final int KILLS = 10;

  /** So late that a kill could come after the end is none of the moments. */
  private static final double LATEST = 0.8;

  @TempDir Path folder;
  private final long seed =
      Long.getLong("sluice.test.seed", new Random().nextInt(Integer.MAX_VALUE));
  private final Random random = new Random(seed);
  private SingleConnectionDataSource database;
  private JdbcClient jdbc;
  private AppProcess app;
  private Http http;

  @BeforeEach
  void start() {
    System.out.println("Seed " + seed);
    var url = TestDatabase.createAt("killed_" + System.nanoTime());
    database = new SingleConnectionDataSource(url, true);
    jdbc = JdbcClient.create(database);
    app = new AppProcess(url, Path.of("target", "import-killed.log").toAbsolutePath());
    app.start();
    http = new Http(app.port());
  }

  @AfterEach
  void stop() {
    app.close();
    database.destroy();
  }

  @Test
  void afterTenKillsEveryRowIsInOnceAndTheReportAddsUp() {
    var file = KilledFile.of(ROWS, random);
    var id = sendAndLeave(file);

    for (var moment : moments()) {
      await().pollInterval(Duration.ofMillis(5)).atMost(PATIENCE).until(() -> done(id) >= moment);
      pause(random.nextInt(100));
      app.kill();
      System.out.printf("Killed after %,d of %,d rows%n", done(id), ROWS);
      assertThat(state(id)).as("it was in the middle of the import").isEqualTo("running");
      assertThat(isCountedAsItIs(id)).as("what is counted is in, and nothing else").isTrue();
      app.start();
    }
    await().atMost(PATIENCE).until(() -> state(id).equals("finished"));

    assertAllIn(file, id);
    assertThat(refusedLines(id)).hasSize(file.refused() + 1);
    var before = engagements();
    var again = send(file);
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.json().get("id").asString()).as("it is recognised").isEqualTo(id);
    assertThat(engagements()).isEqualTo(before);
  }

  @Test
  void whatWasKilledWhileItCameInIsNotLoadedAndCanBeSentAgain() throws Exception {
    var file = KilledFile.of(ROWS, random);
    var killed = new CountDownLatch(1);
    var sender = Thread.ofVirtual().start(() -> sendHalf(file, killed));
    await()
        .atMost(PATIENCE)
        .until(() -> count("select count(*) from import where state = 'receiving'") == 1);
    await().atMost(PATIENCE).until(() -> count("select count(*) from import_row") > 0);
    app.kill();
    killed.countDown();
    sender.join();
    app.start();

    var id = sendAndLeave(file);
    await().atMost(PATIENCE).until(() -> state(id).equals("finished"));

    assertAllIn(file, id);
    assertThat(count("select count(*) from import where started_at is not null"))
        .as("the one that broke off was not loaded")
        .isEqualTo(1);
  }

  /** How many rows have their outcome when it is killed, in ascending order. */
  private List<Integer> moments() {
    return random.ints(KILLS, 0, (int) (ROWS * LATEST)).sorted().boxed().toList();
  }

  private void assertAllIn(KilledFile file, String id) {
    var report = http.get("/api/imports/" + id).json();
    assertThat(report.get("rows").asInt()).isEqualTo(file.rows());
    assertThat(report.get("accepted").asInt()).isEqualTo(file.accepted());
    assertThat(report.get("engaged").asInt()).isEqualTo(file.engaged());
    assertThat(report.get("repeated").asInt()).isEqualTo(file.repeated());
    assertThat(report.get("refused").asInt()).isEqualTo(file.refused());
    assertThat(report.get("broken").asInt()).isZero();
    assertThat(report.get("percent").asInt()).isEqualTo(100);

    assertThat(activities())
        .as("who did what, as often as in the file")
        .isEqualTo(file.activities());
    assertThat(count("select count(*) from lead")).isEqualTo(file.accepted());
    assertThat(count("select count(*) from lead_email")).isEqualTo(file.accepted());
    assertThat(count("select count(*) from lead_cycle")).isEqualTo(file.accepted());
    assertThat(count("select count(*) from outbox")).isEqualTo(file.accepted());
    assertThat(count("select count(distinct lead_id) from outbox")).isEqualTo(file.accepted());
    assertThat(count("select count(*) from arrival where door = 'import'")).isEqualTo(file.rows());
  }

  private TreeMap<String, Integer> activities() {
    var found = new TreeMap<String, Integer>();
    jdbc.sql("select email, count(*) from engagement join lead using (lead_id) group by email")
        .query(
            row -> {
              found.put(row.getString(1), row.getInt(2));
            });
    return found;
  }

  private String sendAndLeave(KilledFile file) {
    var answer = send(file);
    assertThat(answer.status()).as(answer.body()).isEqualTo(202);
    return answer.json().get("id").asString();
  }

  private Http.Answer send(KilledFile file) {
    return http.post("/api/imports", "text/csv", file.csv(), "Prefer", "respond-async");
  }

  /** The first half of the file, and then nothing until the other side is gone. */
  private void sendHalf(KilledFile file, CountDownLatch killed) {
    var bytes = file.csv().getBytes(StandardCharsets.UTF_8);
    var half = new ByteArrayInputStream(bytes, 0, bytes.length / 2);
    var silence =
        new InputStream() {
          @Override
          public int read() {
            try {
              killed.await();
            } catch (InterruptedException e) {
              Thread.currentThread().interrupt();
            }
            return -1;
          }
        };
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d/api/imports".formatted(app.port())))
            .header("Content-Type", "text/csv")
            .POST(BodyPublishers.ofInputStream(() -> new SequenceInputStream(half, silence)))
            .build();
    try (var client = HttpClient.newHttpClient()) {
      client.send(request, BodyHandlers.discarding());
    } catch (IOException e) {
      // It was killed.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private List<String> refusedLines(String id) {
    return http.get("/api/imports/" + id + "/refused.csv").body().lines().toList();
  }

  private String state(String id) {
    return jdbc.sql("select state from import where import_id = cast(:id as uuid)")
        .param("id", id)
        .query(String.class)
        .single();
  }

  private long done(String id) {
    return jdbc.sql(
            """
            select accepted + engaged + repeated + refused from import
            where import_id = cast(:id as uuid)
            """)
        .param("id", id)
        .query(Long.class)
        .single();
  }

  private boolean isCountedAsItIs(String id) {
    return jdbc.sql(
            """
            select accepted + engaged = (select count(*) from engagement)
              and accepted = (select count(*) from lead)
              and accepted + engaged + repeated + refused =
                (select count(*) from import_row r where r.import_id = i.import_id
                  and r.outcome is not null)
            from import i where import_id = cast(:id as uuid)
            """)
        .param("id", id)
        .query(Boolean.class)
        .single();
  }

  private long engagements() {
    return count("select count(*) from engagement");
  }

  private long count(String sql) {
    return jdbc.sql(sql).query(Long.class).single();
  }

  private static void pause(int millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
