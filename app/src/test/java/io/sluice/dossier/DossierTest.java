package io.sluice.dossier;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.testing.Http;
import io.sluice.testing.SluiceTest;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.jdbc.Sql;

@SluiceTest
class DossierTest {

  private static final String LEAD = "11111111-2222-3333-4444-555555555555";

  @Autowired JdbcClient jdbc;
  Http http;

  @BeforeEach
  void connect(@LocalServerPort int port) {
    http = new Http(port);
  }

  @Test
  @Sql("/dossier.sql")
  void tellsEverythingAboutALead() {
    var dossier = http.get("/api/leads/" + LEAD).json();

    assertThat(dossier.get("stage").asString()).isEqualTo("tal");
    assertThat(dossier.get("owner").asString()).isEqualTo("priya");
    assertThat(dossier.at("/facts/company").asString()).isEqualTo("Analytical Engines");
    assertThat(dossier.at("/activities/0/activity").asString()).isEqualTo("demo-request");
    assertThat(dossier.get("cycles")).hasSize(2);
    assertThat(dossier.at("/cycles/1/processInstanceKey").asString()).isEqualTo("9007199254740993");
    assertThat(dossier.get("ledger").findValuesAsString("stage"))
        .containsExactly("inquiry", "recycled", "inquiry", "aql", "tal");
    assertThat(dossier.at("/ledger/4/expectedValue").asString()).isEqualTo("1200.5");
    assertThat(dossier.at("/ledger/4/expectedCloseDate").asString()).isEqualTo("2026-12-24");
    assertThat(dossier.at("/assessments/0/criteria/0/verdict").asString()).isEqualTo("met");
    assertThat(dossier.at("/assessments/0/facts/employees").asInt()).isEqualTo(12);
    assertThat(dossier.at("/assessments/0/decisionVersion").asInt()).isEqualTo(3);
    assertThat(dossier.at("/followUp/assignments/1/dueAt").asString())
        .isEqualTo("2026-03-02T13:00:00Z");
    assertThat(dossier.at("/followUp/reminders/0/task").asString()).isEqualTo("accept-lead");
    assertThat(dossier.at("/conversations/0/budgetEvidence").asString()).isEqualTo("signed off");
    assertThat(dossier.at("/conversations/0/attempt").asInt()).isEqualTo(1);
    assertThat(dossier.at("/conversations/0/nextStepOn").asString()).isEqualTo("2026-03-05");
  }

  @Test
  void aLeadThatNobodyHasClaimedIsPending() {
    var answer =
        http.postLead(
            "{\"email\":\"%s@example.com\",\"source\":\"x\",\"activity\":\"webinar\"}"
                .formatted(UUID.randomUUID()));

    var dossier = http.get(answer.header("Location")).json();

    assertThat(dossier.get("stage").asString()).isEqualTo("inquiry pending");
    assertThat(dossier.get("owner").isNull()).isTrue();
    assertThat(dossier.at("/cycles/0/processInstanceKey").isNull()).isTrue();
  }

  @Test
  void refusesAnUnknownOrMalformedId() {
    var unknown = http.get("/api/leads/" + UUID.randomUUID());
    var malformed = http.get("/api/leads/not-an-id");

    assertThat(unknown.status()).isEqualTo(404);
    assertThat(unknown.json().get("type").asString()).isEqualTo("urn:sluice:problem:not-found");
    assertThat(malformed.status()).isEqualTo(400);
    assertThat(malformed.header("Content-Type")).startsWith("application/problem+json");
    assertThat(malformed.json().at("/errors/0/field").asString()).isEqualTo("leadId");
    assertThat(malformed.json().at("/errors/0/value").asString()).isEqualTo("not-an-id");
    assertThat(malformed.json().at("/errors/0/fix").asString()).isEqualTo("send a UUID");
  }
}
