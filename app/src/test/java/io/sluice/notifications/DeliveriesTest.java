package io.sluice.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.lead.LeadCycles;
import io.sluice.testing.Http;
import io.sluice.testing.Leads;
import io.sluice.testing.SluiceTest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** What went out, what did not and why; neither mail nor a channel is configured here. */
@SluiceTest
class DeliveriesTest {

  @Autowired JdbcClient jdbc;
  @Autowired LeadCycles cycles;
  @Autowired NotificationsWatch watch;

  Http http;
  UUID lead;

  @BeforeEach
  void aLead(@LocalServerPort int port) {
    http = new Http(port);
    lead = new Leads(http, cycles).submit(Leads.newEmail());
  }

  @Test
  void listsWhatFailedWithTheReason() {
    var failed = insert("failed_at", "The webhook of team 'sales' answered 503.");
    insert("sent_at", null);

    var listed = mine(http.get("/api/deliveries?state=failed"));
    assertThat(listed).hasSize(1);
    assertThat(listed.get(0).get("deliveryId").asString()).isEqualTo(failed.toString());
    assertThat(listed.get(0).get("lastError").asString()).endsWith("answered 503.");
    assertThat(listed.get(0).get("state").asString()).isEqualTo("failed");
    assertThat(mine(http.get("/api/deliveries"))).hasSize(2);
    assertThat(http.get("/api/deliveries?limit=1").json()).hasSize(1);
  }

  @Test
  void aFailedOneIsPendingAgainWhenItIsToBeRetried() {
    var failed = insert("failed_at", "x");

    assertThat(retry(failed).status()).isEqualTo(202);
    var pending = mine(http.get("/api/deliveries?state=pending"));
    assertThat(pending).hasSize(1);
    assertThat(pending.get(0).get("nextAttemptAt").isNull()).isFalse();
    assertThat(pending.get(0).get("attempts").asInt()).isZero();
  }

  @ParameterizedTest
  @CsvSource({"sent_at, sent", "cancelled_at, cancelled"})
  void whatIsSettledStaysSo(String column, String state) {
    var answer = retry(insert(column, null));

    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.json().get("detail").asString()).contains("This delivery is " + state);
    assertThat(retry(UUID.randomUUID()).status()).isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "state=lost | state | lost | send one of pending, failed, sent, cancelled",
        "limit=0    | limit | 0    | send a number from 1 to 1000",
      })
  void refuses(String query, String field, String value, String fix) {
    var answer = http.get("/api/deliveries?" + query);

    assertThat(answer.status()).isEqualTo(400);
    var error = answer.json().at("/errors/0");
    assertThat(error.get("field").asString()).isEqualTo(field);
    assertThat(error.get("value").asString()).isEqualTo(value);
    assertThat(error.get("fix").asString()).isEqualTo(fix);
  }

  @Test
  void failuresAreSeenInHealthAndMetricsAndTakeNothingDown() {
    insert("failed_at", "x");
    watch.look();

    var health = watch.health();
    assertThat(health.getStatus().getCode()).isEqualTo("DEGRADED");
    assertThat((long) health.getDetails().get("failed")).isPositive();
    assertThat(http.get("/actuator/health/readiness").status()).isEqualTo(200);
    assertThat(http.get("/actuator/health").json().get("components").propertyNames())
        .contains("notifications")
        .doesNotContain("mail");
    assertThat(http.get("/actuator/prometheus").body())
        .containsPattern("sluice_notifications_failed [1-9]");
  }

  @Test
  void theDossierListsThem() {
    insert("failed_at", "x");

    var listed = http.get("/api/leads/" + lead).json().at("/deliveries/0");
    assertThat(listed.get("kind").asString()).isEqualTo("task-reminded");
    assertThat(listed.get("state").asString()).isEqualTo("failed");
  }

  private UUID insert(String column, String error) {
    var id = UUID.randomUUID();
    jdbc.sql(
            """
            insert into delivery (delivery_id, channel, kind, template, recipient, lead_id, cycle,
              model, headers, natural_key, created_at, attempts, %s, last_error)
            values (:id, 'webhook', 'task-reminded', 'task-reminded', 'sales', :lead, 1, '{}', '{}',
              :id::text, now(), 10, now(), :error)
            """
                .formatted(column))
        .param("id", id)
        .param("lead", lead)
        .param("error", error)
        .update();
    return id;
  }

  private Http.Answer retry(UUID deliveryId) {
    return http.post("/api/deliveries/" + deliveryId + "/retry", "application/json", "");
  }

  private List<JsonNode> mine(Http.Answer answer) {
    return answer.json().values().stream()
        .filter(entry -> entry.get("leadId").asString().equals(lead.toString()))
        .toList();
  }
}
