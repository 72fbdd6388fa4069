package io.sluice.withdrawal;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.lead.LeadCycles;
import io.sluice.testing.Http;
import io.sluice.testing.Leads;
import io.sluice.testing.SluiceTest;
import io.sluice.testing.Tables;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@SluiceTest
class WithdrawalTest {

  @Autowired JdbcClient jdbc;
  @Autowired LeadCycles cycles;
  Http http;
  Leads leads;

  @BeforeEach
  void connect(@LocalServerPort int port) {
    http = new Http(port);
    leads = new Leads(http, cycles);
  }

  @Test
  void aProcessUnderWayIsToldToEnd() {
    var lead = leads.submit(Leads.newEmail());
    leads.claim(lead, Instant.now());

    var answer = withdraw(lead, "opt-out");

    assertThat(answer.status()).isEqualTo(202);
    assertThat(answer.json().get("status").asString()).isEqualTo("ending");
    assertThat(answer.json().get("cycle").asInt()).isEqualTo(1);
    assertThat(leads.open(lead).closedAt()).isNull();
    assertThat(withdrawals(lead)).containsExactly("{\"reasonCode\": \"opt-out\"}");
    assertThat(suppression(lead)).containsEntry("suppression_reason", "opt-out");
  }

  @Test
  void aCycleThatNobodyHasClaimedIsClosedAtOnceAndCannotBeClaimed() {
    var lead = leads.submit(Leads.newEmail());

    var answer = withdraw(lead, "objection");

    assertThat(answer.json().get("status").asString()).isEqualTo("withdrawn");
    assertThat(leads.latest(lead).outcome()).isEqualTo("withdrawn");
    assertThat(leads.latest(lead).reasonCode()).isEqualTo("objection");
    assertThat(withdrawals(lead)).isEmpty();
    assertThat(cycles.claim(lead, 1, 99, Instant.now())).isFalse();
    var ledger = http.get("/api/leads/" + lead).json().get("ledger");
    assertThat(ledger.findValuesAsString("stage")).containsExactly("withdrawn");
    assertThat(ledger.at("/0/reasonCode").asString()).isEqualTo("objection");
  }

  @Test
  void aSleepingLeadIsOnlySuppressed() {
    var lead = leads.submit(Leads.newEmail());
    withdraw(lead, "merge");
    var before = Tables.counts(jdbc);

    var answer = withdraw(lead, "legal");

    assertThat(answer.status()).isEqualTo(202);
    assertThat(answer.json().get("cycle").isNull()).isTrue();
    assertThat(Tables.counts(jdbc)).isEqualTo(before);
    assertThat(suppression(lead)).containsEntry("suppression_reason", "legal");
  }

  @Test
  void aSecondWithdrawalChangesNothing() {
    var lead = leads.submit(Leads.newEmail());
    leads.claim(lead, Instant.now());
    withdraw(lead, "opt-out");
    var suppressed = suppression(lead);

    var again = withdraw(lead, "legal");

    assertThat(again.status()).isEqualTo(202);
    assertThat(withdrawals(lead)).containsExactly("{\"reasonCode\": \"opt-out\"}");
    assertThat(suppression(lead)).isEqualTo(suppressed);
  }

  @Test
  void aMergedLeadIsNotSuppressed() {
    var lead = leads.submit(Leads.newEmail());

    withdraw(lead, "merge");

    assertThat(suppression(lead)).containsEntry("suppressed_at", null);
  }

  @Test
  void aSuppressedPersonWhoIsSubmittedAgainIsRefusedAndNothingIsStored() {
    var email = Leads.newEmail();
    var lead = leads.submit(email);
    withdraw(lead, "opt-out");
    var before = Tables.counts(jdbc);
    var facts = jdbc.sql("select * from lead where lead_id = :id").param("id", lead);
    var factsBefore = facts.query().singleRow();

    var answer =
        http.postLead(
            "{\"email\":\"%s\",\"source\":\"x\",\"activity\":\"demo-request\",\"phone\":\"1\"}"
                .formatted(email.toUpperCase()),
            "Idempotency-Key",
            UUID.randomUUID().toString());

    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    assertThat(answer.json().get("type").asString()).isEqualTo("urn:sluice:problem:suppressed");
    assertThat(answer.json().get("detail").asString())
        .matches("Nothing was stored: this person is suppressed since 20\\S+Z \\(opt-out\\)\\.");
    assertThat(answer.json().at("/errors/0/field").asString()).isEqualTo("email");
    assertThat(Tables.counts(jdbc)).isEqualTo(before);
    assertThat(facts.query().singleRow()).isEqualTo(factsBefore);
  }

  @Test
  void aRowOfASuppressedPersonIsRefusedWithTheReason() {
    var email = Leads.newEmail();
    withdraw(leads.submit(email), "erasure");

    var report =
        http.post(
                "/api/imports",
                "text/csv",
                "email,source,activity\n%s,list,webinar\n%s,list,webinar\n"
                    .formatted(email, Leads.newEmail()))
            .json();

    assertThat(report.get("accepted").asInt()).isEqualTo(1);
    assertThat(report.get("refused").asInt()).isEqualTo(1);
    assertThat(report.at("/refusedRows/0/line").asInt()).isEqualTo(2);
    assertThat(report.at("/refusedRows/0/errors/0/fix").asString())
        .contains("leave this person alone", "suppressed since", "erasure");
  }

  @Test
  void whoHasAnOpenTaskIsTold() {
    var lead = leads.submit(Leads.newEmail());
    assign(lead, 1, "accept-lead", "sam", true);
    assign(lead, 2, "accept-lead", "priya", false);
    assign(lead, 3, "resolve-stalled-follow-up", "morgan", false);
    assign(lead, 4, "correct-lead", null, false);

    withdraw(lead, "opt-out");

    assertThat(
            jdbc.sql("select username, kind, code from notice where lead_id = :id")
                .param("id", lead)
                .query()
                .listOfRows())
        .containsExactlyInAnyOrder(
            Map.of("username", "priya", "kind", "withdrawn", "code", "opt-out"),
            Map.of("username", "morgan", "kind", "withdrawn", "code", "opt-out"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{}                                 | reason |          | required",
        "{\"reason\":\"boredom\"}           | reason | boredom  | erasure, legal, merge, objection, opt-out",
        "{\"reason\":7}                     | reason | 7        | text in quotes",
        "{\"reason\":\"merge\",\"why\":\"\"}| why    |          | remove this field",
      })
  void refusesAnotherReason(String body, String field, String value, String fix) {
    var lead = leads.submit(Leads.newEmail());

    var answer = http.post("/api/leads/" + lead + "/withdrawal", "application/json", body);

    assertThat(answer.status()).isEqualTo(400);
    var error = answer.json().at("/errors/0");
    assertThat(error.get("field").asString()).isEqualTo(field);
    assertThat(error.get("value").isNull() ? null : error.get("value").asString()).isEqualTo(value);
    assertThat(error.get("fix").asString()).contains(fix);
    assertThat(suppression(lead)).containsEntry("suppressed_at", null);
  }

  @ParameterizedTest
  @ValueSource(strings = {"opt-out", "merge"})
  void doesNotKnowEveryLead(String reason) {
    assertThat(withdraw(UUID.randomUUID(), reason).status()).isEqualTo(404);
  }

  private Http.Answer withdraw(UUID lead, String reason) {
    return http.post(
        "/api/leads/" + lead + "/withdrawal",
        "application/json",
        "{\"reason\":\"%s\"}".formatted(reason));
  }

  private List<String> withdrawals(UUID lead) {
    return jdbc.sql(
            "select variables::text from outbox where lead_id = :id and message = 'lead-withdrawn'")
        .param("id", lead)
        .query(String.class)
        .list();
  }

  private Map<String, Object> suppression(UUID lead) {
    return jdbc.sql("select suppressed_at, suppression_reason from lead where lead_id = :id")
        .param("id", lead)
        .query()
        .singleRow();
  }

  private void assign(UUID lead, int key, String task, String username, boolean ended) {
    jdbc.sql(
            """
            insert into assignment (element_instance_key, lead_id, cycle, task, team, username,
              cause, reassignments, assigned_at, counted_from, remind_at, due_at, reassign_at,
              escalate_at, give_up_at, ended_at)
            values (:key, :lead, 1, :task, 'inside-sales', :username, 'routed', 0, now(), now(),
              now(), now(), now(), now(), now(), case when :ended then now() end)
            """)
        .param("key", Math.abs(lead.getMostSignificantBits()) + key)
        .param("ended", ended)
        .param("lead", lead)
        .param("task", task)
        .param("username", username)
        .update();
  }
}
