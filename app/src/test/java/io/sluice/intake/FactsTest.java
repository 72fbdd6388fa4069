package io.sluice.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.lead.LeadCycles;
import io.sluice.testing.Http;
import io.sluice.testing.Http.Answer;
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

/** A rep sets what they know of a lead. */
@SluiceTest
class FactsTest {

  @Autowired JdbcClient jdbc;
  @Autowired LeadCycles cycles;
  Http http;
  UUID lead;

  @BeforeEach
  void submitALead(@LocalServerPort int port) {
    http = new Http(port);
    Leads.enterRep(jdbc, "facts-sam", "inside-sales");
    lead =
        new Leads(http, cycles)
            .submit(Leads.newEmail(), ",\"employees\":12,\"jobTitle\":\"CMO\",\"country\":\"DE\"");
  }

  @Test
  void whatIsSentIsSetAndWhatIsNotStays() {
    var answer =
        patch("{\"by\":\"facts-sam\",\"employees\":40,\"country\":\"us\",\"jobTitle\":\"CMO\"}");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(names(answer)).containsExactly("country", "employees");
    assertThat(dossier().at("/facts/employees").asInt()).isEqualTo(40);
    assertThat(dossier().at("/facts/country").asString()).isEqualTo("US");
    assertThat(dossier().at("/facts/jobTitle").asString()).isEqualTo("CMO");
    assertThat(source("employees")).isEqualTo("rep");
    assertThat(enteredBy("employees")).isEqualTo("facts-sam");
    assertThat(source("jobTitle")).as("said before").isEqualTo("submission");
  }

  @Test
  void theSameAgainChangesNothing() {
    var body = "{\"by\":\"facts-sam\",\"employees\":40,\"industry\":null}";
    patch(body);
    var rows = rows();

    var again = patch(body);

    assertThat(again.status()).isEqualTo(200);
    assertThat(names(again)).isEmpty();
    assertThat(rows()).isEqualTo(rows);
  }

  @Test
  void nullAndBlankClear() {
    var answer = patch("{\"by\":\"facts-sam\",\"employees\":null,\"jobTitle\":\"\"}");

    assertThat(names(answer)).containsExactly("employees", "jobTitle");
    assertThat(dossier().at("/facts/employees").isNull()).isTrue();
    assertThat(dossier().at("/facts/jobTitle").isNull()).isTrue();
    assertThat(source("employees")).isEqualTo("rep");
  }

  @Test
  void aLaterSubmissionFillsWhatARepClearedAndNothingElse() {
    var email = dossier().at("/facts/email").asString();
    patch("{\"by\":\"facts-sam\",\"employees\":null,\"country\":\"FR\"}");

    new Leads(http, cycles).submit(email, ",\"employees\":77,\"country\":\"US\"");

    assertThat(dossier().at("/facts/employees").asInt()).isEqualTo(77);
    assertThat(dossier().at("/facts/country").asString()).isEqualTo("FR");
    assertThat(source("employees")).isEqualTo("submission");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"employees\":4}                           | by        | required",
        "{\"by\":\"nobody-here\"}                    | by        | active rep",
        "{\"by\":\"facts-sam\",\"employees\":\"4\"}  | employees | number without quotes",
        "{\"by\":\"facts-sam\",\"country\":\"UK\"}   | country   | ISO 3166-1",
        "{\"by\":\"facts-sam\",\"email\":\"a@b.de\"} | email     | remove this field",
        "{\"by\":\"facts-sam\",\"owner\":null}       | owner     | remove this field",
      })
  void whatCannotBeIsRefusedByFieldAndFix(String body, String field, String fix) {
    var answer = patch(body);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().at("/errors/0/field").asString()).isEqualTo(field);
    assertThat(answer.json().at("/errors/0/fix").asString()).contains(fix);
    assertThat(dossier().at("/facts/employees").asInt()).isEqualTo(12);
  }

  @Test
  void whoIsNotThereIsNotFoundAndWhoMustBeLeftAloneIsLeftAlone() {
    jdbc.sql(
            "update lead set suppressed_at = now(), suppression_reason = 'opt-out' where lead_id = :id")
        .param("id", lead)
        .update();

    assertThat(patch("{\"by\":\"facts-sam\",\"employees\":4}").status()).isEqualTo(409);
    assertThat(
            http.patch("/api/leads/" + UUID.randomUUID(), "{\"by\":\"facts-sam\",\"employees\":4}")
                .status())
        .isEqualTo(404);
    assertThat(dossier().at("/facts/employees").asInt()).isEqualTo(12);
  }

  private Answer patch(String body) {
    return http.patch("/api/leads/" + lead, body);
  }

  private JsonNode dossier() {
    return http.get("/api/leads/" + lead).json();
  }

  private String source(String fact) {
    return said(fact).get("source").asString();
  }

  private String enteredBy(String fact) {
    return said(fact).get("enteredBy").asString();
  }

  private JsonNode said(String fact) {
    return dossier()
        .get("factSources")
        .valueStream()
        .filter(said -> said.get("fact").asString().equals(fact))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> names(Answer answer) {
    return answer.json().get("changed").valueStream().map(JsonNode::asString).toList();
  }

  private long rows() {
    return jdbc.sql("select count(*) from lead_fact where lead_id = :id")
        .param("id", lead)
        .query(Long.class)
        .single();
  }
}
