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
import org.springframework.test.context.jdbc.Sql.ExecutionPhase;

@SluiceTest
@Sql(scripts = "/dossier.sql", executionPhase = ExecutionPhase.BEFORE_TEST_CLASS)
class DossierTest {

  private static final String LEAD = "11111111-2222-3333-4444-555555555555";

  @Autowired JdbcClient jdbc;
  Http http;

  @BeforeEach
  void connect(@LocalServerPort int port) {
    http = new Http(port);
  }

  @Test
  void tellsEverythingAboutALead() {
    var dossier = http.get("/api/leads/" + LEAD).json();

    assertThat(dossier.get("stage").asString()).isEqualTo("tal");
    assertThat(dossier.get("owner").asString()).isEqualTo("priya");
    assertThat(dossier.at("/facts/company").asString()).isEqualTo("Analytical Engines");
    assertThat(dossier.at("/activities/0/activity").asString()).isEqualTo("demo-request");
    assertThat(dossier.get("cycles")).hasSize(2);
    assertThat(dossier.at("/cycles/1/processInstanceKey").asString()).isEqualTo("9007199254740993");
    assertThat(dossier.get("ledger").findValuesAsString("stage"))
        .containsExactly("inquiry", "recycled", "inquiry", "aql", "tal", "rejected");
    assertThat(dossier.at("/ledger/4/expectedValue").asString()).isEqualTo("1200.5");
    assertThat(dossier.at("/ledger/4/expectedCloseDate").asString()).isEqualTo("2026-12-24");
    assertThat(dossier.at("/assessments/0/criteria/0/verdict").asString()).isEqualTo("met");
    assertThat(dossier.at("/assessments/0/facts/employees").asInt()).isEqualTo(12);
    assertThat(dossier.at("/assessments/0/reasons/up/0/criterion").asString())
        .isEqualTo("employees-fit");
    assertThat(dossier.at("/assessments/0/decisionVersion").asInt()).isEqualTo(3);
    assertThat(dossier.at("/conversations/0/budgetEvidence").asString()).isEqualTo("signed off");
    assertThat(dossier.at("/conversations/0/attempt").asInt()).isEqualTo(1);
    assertThat(dossier.at("/conversations/0/nextStepOn").asString()).isEqualTo("2026-03-05");
  }

  @Test
  void tellsWhoHadTheLeadWhenUnderWhichClocksAndWhatTheyAnswered() {
    var followUp = http.get("/api/leads/" + LEAD).json().get("followUp");

    var assignments = followUp.get("assignments");
    assertThat(assignments.findValuesAsString("username"))
        .containsExactly("sam", "priya", "priya", "morgan");
    assertThat(assignments.findValuesAsString("cause"))
        .containsExactly("routed", "reassigned", "account", "routed");
    assertThat(assignments.at("/0/queue").isNull()).as("has a holder").isTrue();
    assertThat(assignments.at("/0/remindAt").asString()).isEqualTo("2026-03-01T11:00:00Z");
    assertThat(assignments.at("/0/escalateAt").isNull()).as("never").isTrue();
    assertThat(assignments.at("/1/answeredAt").asString()).isEqualTo("2026-03-01T14:30:00Z");
    assertThat(assignments.at("/1/reasonCode").asString()).isEqualTo("wrong-territory");
    assertThat(assignments.at("/2/endedAt").isNull()).isTrue();
    assertThat(followUp.get("steps").findValuesAsString("step"))
        .containsExactly("reminded", "reassigned", "escalated");
    assertThat(followUp.at("/decisions/0/note").asString()).isEqualTo("one more day");
    assertThat(followUp.at("/decisions/0/username").asString()).isEqualTo("morgan");
  }

  @Test
  void tellsEveryBreach() {
    var followUp = http.get("/api/leads/" + LEAD).json().get("followUp");

    var assignments = followUp.get("assignments");
    assertThat(assignments.at("/0/breachedAt").asString()).isEqualTo("2026-03-01T12:00:00Z");
    assertThat(assignments.at("/1/breachedAt").isNull()).as("answered in time").isTrue();
    assertThat(assignments.at("/2/breachedAt").asString())
        .as("open and overdue")
        .isEqualTo("2026-03-02T13:00:00Z");
    assertThat(followUp.at("/slaClocks/0/breachedAt").asString()).isEqualTo("2026-03-01T12:00:00Z");
    assertThat(followUp.at("/slaClocks/1/breachedAt").isNull()).as("runs and is not due").isTrue();
  }

  @Test
  void tellsHowTheLeadCameWhatBecameOfItAndWhoWasTold() {
    var dossier = http.get("/api/leads/" + LEAD).json();

    assertThat(dossier.at("/sleeps/0/track").asString()).isEqualTo("early");
    assertThat(dossier.at("/sleeps/0/wakeAt").asString()).isEqualTo("2026-05-30T09:12:00Z");
    assertThat(dossier.at("/sleeps/0/endedBy").asString()).isEqualTo("submission");
    assertThat(dossier.at("/cycles/1/entry").asString()).isEqualTo("sales");
    assertThat(dossier.at("/cycles/1/enteredBy").asString()).isEqualTo("alex");
    assertThat(dossier.at("/reopenings/0/cycle").asInt()).isEqualTo(2);
    assertThat(dossier.at("/reopenings/0/processInstanceKey").asString()).isEqualTo("1002");
    assertThat(dossier.at("/reopenings/0/reason").asString()).isEqualTo("instance-gone");
    assertThat(dossier.at("/suppression/reason").asString()).isEqualTo("opt-out");
    assertThat(dossier.at("/suppression/since").asString()).isEqualTo("2026-03-02T16:00:00Z");
    assertThat(dossier.at("/notices/0/username").asString()).isEqualTo("priya");
    assertThat(dossier.at("/notices/0/code").asString()).isEqualTo("opt-out");
    assertThat(dossier.at("/contacts/0/name").asString()).isEqualTo("Grace Hopper");
    assertThat(dossier.at("/activities/0/note").asString()).isEqualTo("Met at the fair");
    assertThat(dossier.at("/activities/0/username").asString()).isEqualTo("sam");
  }

  @Test
  void tellsWhereEachFactComesFromAndWhatSourcesAnswered() {
    var dossier = http.get("/api/leads/" + LEAD).json();

    assertThat(dossier.get("factSources")).as("the latest word").hasSize(1);
    assertThat(dossier.at("/factSources/0/fact").asString()).isEqualTo("company");
    assertThat(dossier.at("/factSources/0/source").asString()).isEqualTo("rep");
    assertThat(dossier.at("/factSources/0/enteredBy").asString()).isEqualTo("sam");
    assertThat(dossier.at("/factSources/0/observedAt").asString())
        .isEqualTo("2026-03-01T09:00:00Z");
    assertThat(dossier.get("enrichments").findValuesAsString("outcome"))
        .containsExactly("found", "failed");
    assertThat(dossier.at("/enrichments/1/error").asString())
        .isEqualTo("The source answered 503, in 3 tries.");
    assertThat(dossier.at("/enrichments/1/domain").asString()).isEqualTo("analytical.example");
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
    assertThat(dossier.get("suppression").isNull()).isTrue();
    assertThat(dossier.get("reopenings")).isEmpty();
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
