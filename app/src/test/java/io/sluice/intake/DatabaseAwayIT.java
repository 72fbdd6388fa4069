package io.sluice.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sluice.testing.Http;
import io.sluice.testing.Tables;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
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

/** On a PostgreSQL of its own, which is stopped and started again. */
@SpringBootTest(
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = {
      "sluice.local.enabled=false",
      "camunda.client.grpc-address=http://127.0.0.1:9",
      "camunda.client.rest-address=http://127.0.0.1:9",
      "camunda.client.worker.defaults.enabled=false",
      "spring.datasource.hikari.connection-timeout=1000"
    })
@DirtiesContext
class DatabaseAwayIT {

  private static final String LEAD =
      """
      {"email":"ada@example.com","source":"website","activity":"webinar"}""";

  @TempDir static Path data;
  static EmbeddedPostgres postgres;

  @Autowired JdbcClient jdbc;

  @DynamicPropertySource
  static void database(DynamicPropertyRegistry registry) throws IOException {
    postgres = start(0);
    registry.add("spring.datasource.url", () -> postgres.getJdbcUrl("postgres", "postgres"));
  }

  @AfterAll
  static void stop() throws IOException {
    postgres.close();
  }

  @Test
  void answers503UntilTheDatabaseIsBackAndStoresNothingMeanwhile(@LocalServerPort int port)
      throws Exception {
    var http = new Http(port);
    assertThat(http.get("/actuator/health/readiness").status()).isEqualTo(200);
    postgres.close();

    var asked = Instant.now();
    var answer = http.postLead(LEAD, "Idempotency-Key", "during the outage".replace(' ', '-'));

    assertThat(Duration.between(asked, Instant.now())).isLessThan(Duration.ofSeconds(5));
    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.header("Retry-After")).isEqualTo("5");
    assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    assertThat(answer.json().get("type").asString()).isEqualTo("urn:sluice:problem:unavailable");
    assertThat(answer.json().get("detail").asString())
        .as("a lost commit or the rows before it may have been stored")
        .contains("Send the same request again", "Idempotency-Key")
        .doesNotContain("Nothing was stored");
    var withKey = http.postLead(LEAD, "Authorization", "Bearer slk_whatever-it-is");
    assertThat(withKey.status()).as("the key cannot be looked up").isEqualTo(503);
    assertThat(withKey.header("Retry-After")).isEqualTo("5");
    assertThat(http.get("/api/leads/00000000-0000-0000-0000-000000000000").status()).isEqualTo(503);
    assertThat(
            http.post("/api/imports", "text/csv", "email,source,activity\na@example.com,x,webinar")
                .status())
        .isEqualTo(503);
    assertThat(http.get("/actuator/health/readiness").status()).isEqualTo(503);
    assertThat(http.get("/actuator/health/liveness").status()).isEqualTo(200);

    postgres = start(postgres.getPort());
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> http.get("/actuator/health/readiness").status() == 200);
    assertThat(Tables.counts(jdbc).values()).containsOnly(0L);
    assertThat(http.postLead(LEAD, "Idempotency-Key", "during-the-outage").status()).isEqualTo(202);
  }

  private static EmbeddedPostgres start(int port) throws IOException {
    var builder = EmbeddedPostgres.builder().setDataDirectory(data).setCleanDataDirectory(false);
    return port == 0 ? builder.start() : builder.setPort(port).start();
  }
}
