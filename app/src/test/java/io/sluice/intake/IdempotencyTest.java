package io.sluice.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sluice.testing.Http;
import io.sluice.testing.Http.Answer;
import io.sluice.testing.Leads;
import io.sluice.testing.SluiceTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.PGConnection;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** The same key and body get the same answer: at the same time, and for as long as it is said. */
@SluiceTest
class IdempotencyTest {

  @Autowired JdbcClient jdbc;
  @Autowired DataSource database;
  @Autowired IdempotencyPurge purge;
  Http http;

  @BeforeEach
  void connect(@LocalServerPort int port) {
    http = new Http(port);
  }

  @Test
  void whileTheFirstRequestRunsTheSecondIsToldSoAtOnceAndGetsItsAnswerLater() throws SQLException {
    var body = lead(Leads.newEmail());
    var leadId = leadId(http.postLead(body));
    var key = UUID.randomUUID().toString();

    try (var holding = database.getConnection()) {
      hold(holding, leadId);
      var first = async(() -> http.postLead(body, "Idempotency-Key", key));
      awaitBlocked(holding);

      var second = http.postLead(body, "Idempotency-Key", key);
      var other = http.postLead(lead(Leads.newEmail()), "Idempotency-Key", key);

      assertThat(second.status()).isEqualTo(409);
      assertThat(second.header("Retry-After")).isEqualTo("1");
      assertThat(second.header("Content-Type")).startsWith("application/problem+json");
      assertThat(second.json().get("type").asString())
          .isEqualTo("urn:sluice:problem:idempotency-key-in-use");
      assertThat(other.status()).as("another body, too").isEqualTo(409);
      assertThat(first).isNotDone();

      holding.rollback();
      assertThat(first.join().status()).isEqualTo(202);
      var third = http.postLead(body, "Idempotency-Key", key);
      assertThat(third.status()).isEqualTo(202);
      assertThat(third.body()).isEqualTo(first.join().body());
    }
    assertThat(engagements(leadId)).isEqualTo(2);
  }

  @Test
  void anImportOfTheSameRowWaitsAndChangesNothing() throws SQLException {
    var email = Leads.newEmail();
    var leadId = leadId(http.postLead(lead(email)));
    var file = "email,source,activity\n%s,fair,event".formatted(email);

    try (var holding = database.getConnection()) {
      hold(holding, leadId);
      var first = async(() -> http.post("/api/imports", "text/csv", file));
      var second = async(() -> http.post("/api/imports", "text/csv", file));
      awaitBlocked(holding);
      holding.rollback();

      var reports = List.of(first.join().json(), second.join().json());
      assertThat(reports).extracting(report -> report.get("engaged").asInt()).contains(0, 1);
      assertThat(reports).extracting(report -> report.get("repeated").asInt()).contains(0, 1);
    }
    assertThat(engagements(leadId)).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"%s\"", " \"%s\" ", "\"%s\";try=2"})
  void aKeyInQuotesIsTheSameAsABareOne(String form) {
    var key = UUID.randomUUID().toString();
    var body = lead(Leads.newEmail());
    var bare = http.postLead(body, "Idempotency-Key", key);

    var quoted = http.postLead(body, "Idempotency-Key", form.formatted(key));
    var other = http.postLead(lead(Leads.newEmail()), "Idempotency-Key", form.formatted(key));

    assertThat(quoted.body()).isEqualTo(bare.body());
    assertThat(other.status()).isEqualTo(422);
  }

  @Test
  void quotedKeysMayHaveSpacesAndEscapedQuotes() {
    var key = "\"a \\\"key\\\" of %s\"".formatted(UUID.randomUUID());
    var body = lead(Leads.newEmail());

    var first = http.postLead(body, "Idempotency-Key", key);

    assertThat(first.status()).as(first.body()).isEqualTo(202);
    assertThat(http.postLead(body, "Idempotency-Key", key).body()).isEqualTo(first.body());
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"", "\"\"", "\"open", "\"a\" b", "\"a\\b\"", "\"a\", \"b\""})
  void refusesAKeyWithBrokenQuotes(String key) {
    var answer = http.postLead(lead(Leads.newEmail()), "Idempotency-Key", key);

    assertThat(answer.status()).as(answer.body()).isEqualTo(400);
    assertThat(answer.json().at("/errors/0/field").asString()).isEqualTo("Idempotency-Key");
    assertThat(answer.json().at("/errors/0/value").asString()).isEqualTo(key);
    assertThat(answer.json().at("/errors/0/fix").asString()).contains("double quotes");
  }

  @Test
  void aKeyIsForgottenAfterItsTimeAndNotBefore() {
    var body = lead(Leads.newEmail());
    var old = UUID.randomUUID().toString();
    var young = UUID.randomUUID().toString();
    var first = http.postLead(body, "Idempotency-Key", old);
    http.postLead(body, "Idempotency-Key", young);
    age(old, "30 days 1 hour");
    age(young, "29 days 23 hours");

    purge.purge();

    assertThat(isKnown(old)).isFalse();
    assertThat(isKnown(young)).isTrue();
    assertThat(first.json().get("status").asString()).isEqualTo("accepted");
    assertThat(http.postLead(body, "Idempotency-Key", old).json().get("status").asString())
        .as("taken in once more")
        .isEqualTo("engaged");
  }

  @Test
  void rowsOfFilesAreForgottenToo() {
    var email = Leads.newEmail();
    var file = "email,source,activity\n%s,fair,event".formatted(email);
    http.post("/api/imports", "text/csv", file);
    var key =
        jdbc.sql(
                """
                select key from idempotency_key where scope = 'row' and lead_id =
                  (select lead_id from lead where email = :email)
                """)
            .param("email", email)
            .query(String.class)
            .single();
    age(key, "31 days");

    purge.purge();

    assertThat(isKnown(key)).isFalse();
  }

  @Test
  void moreThanABatchIsForgottenAndAKeyThatAnotherInstanceIsAtIsLeftToIt() throws SQLException {
    jdbc.sql(
            """
            insert into idempotency_key (scope, key, fingerprint, created_at)
            select 'request', 'old-' || n, 'x', now() - interval '31 days'
            from generate_series(1, 2500) n
            """)
        .update();

    try (var holding = database.getConnection()) {
      holding.setAutoCommit(false);
      JdbcClient.create(new SingleConnectionDataSource(holding, true))
          .sql("select key from idempotency_key where key = 'old-7' for update")
          .query(String.class)
          .single();
      purge.purge();
      assertThat(old()).isEqualTo(1);
      holding.rollback();
    }

    purge.purge();
    assertThat(old()).isZero();
  }

  private long old() {
    return jdbc.sql("select count(*) from idempotency_key where key like 'old-%'")
        .query(Long.class)
        .single();
  }

  private static void hold(Connection connection, String leadId) throws SQLException {
    connection.setAutoCommit(false);
    try (var statement =
        connection.prepareStatement("select from lead where lead_id = ?::uuid for update")) {
      statement.setString(1, leadId);
      statement.executeQuery();
    }
  }

  /** Until a request has to wait for what this connection holds. */
  private void awaitBlocked(Connection connection) throws SQLException {
    var pid = connection.unwrap(PGConnection.class).getBackendPID();
    await()
        .until(
            () ->
                jdbc.sql(
                        """
                        select exists (
                          select from pg_stat_activity where :pid = any (pg_blocking_pids(pid)))
                        """)
                    .param("pid", pid)
                    .query(Boolean.class)
                    .single());
  }

  private static CompletableFuture<Answer> async(Supplier<Answer> call) {
    return CompletableFuture.supplyAsync(call, Thread::startVirtualThread);
  }

  private void age(String key, String by) {
    jdbc.sql(
            """
            update idempotency_key set created_at = created_at - cast(:by as interval)
            where key = :key
            """)
        .param("by", by)
        .param("key", key)
        .update();
  }

  private boolean isKnown(String key) {
    return jdbc.sql("select exists (select from idempotency_key where key = :key)")
        .param("key", key)
        .query(Boolean.class)
        .single();
  }

  private long engagements(String leadId) {
    return jdbc.sql("select count(*) from engagement where lead_id = :id::uuid")
        .param("id", leadId)
        .query(Long.class)
        .single();
  }

  private static String leadId(Answer answer) {
    return answer.json().get("leadId").asString();
  }

  private static String lead(String email) {
    return "{\"email\":\"%s\",\"source\":\"website\",\"activity\":\"webinar\"}".formatted(email);
  }
}
