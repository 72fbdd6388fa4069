package io.sluice.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.lead.LeadCycles;
import io.sluice.testing.Http;
import io.sluice.testing.Leads;
import io.sluice.testing.SluiceTest;
import io.sluice.testing.Tables;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A lead enters the waterfall by one of three doors, two of which are for reps only. */
@SluiceTest
class DoorsTest {

  @Autowired JdbcClient jdbc;
  @Autowired LeadCycles cycles;
  Http http;
  Leads leads;

  @BeforeEach
  void connect(@LocalServerPort int port) {
    http = new Http(port);
    leads = new Leads(http, cycles);
    Leads.enterRep(jdbc, "sam", "inside-sales");
    Leads.enterRep(jdbc, "alex", "sales");
    Leads.enterRep(jdbc, "gone", "sales");
    jdbc.sql("update rep set active = false where username = 'gone'").update();
  }

  @ParameterizedTest
  @CsvSource({"teleprospecting, sam", "sales, alex", "inquiry, sam"})
  void theDoorAndWhoUsedItAreKeptAndTheProcessLearnsTheDoor(String entry, String enteredBy) {
    var lead =
        leads.submit(
            Leads.newEmail(), ",\"entry\":\"%s\",\"enteredBy\":\"%s\"".formatted(entry, enteredBy));

    assertThat(leads.open(lead).entry()).isEqualTo(entry);
    assertThat(leads.open(lead).enteredBy()).isEqualTo(enteredBy);
    assertThat(
            jdbc.sql("select variables ->> 'entry' from outbox where lead_id = :id")
                .param("id", lead)
                .query(String.class)
                .single())
        .isEqualTo(entry);
  }

  @Test
  void withoutADoorALeadIsAnInquiry() {
    var lead = leads.submit(Leads.newEmail());

    assertThat(leads.open(lead).entry()).isEqualTo("inquiry");
    assertThat(leads.open(lead).enteredBy()).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"entry\":\"window\"                                     | entry     | window | inquiry, sales, teleprospecting",
        "\"entry\":\"sales\"                                      | enteredBy |        | required",
        "\"entry\":\"teleprospecting\"                            | enteredBy |        | required",
        "\"entry\":\"teleprospecting\",\"enteredBy\":\"nobody\"   | enteredBy | nobody | active rep of team inside-sales",
        "\"entry\":\"teleprospecting\",\"enteredBy\":\"alex\"     | enteredBy | alex   | active rep of team inside-sales",
        "\"entry\":\"sales\",\"enteredBy\":\"sam\"                | enteredBy | sam    | active rep of team sales",
        "\"entry\":\"sales\",\"enteredBy\":\"gone\"               | enteredBy | gone   | active rep of team sales",
        "\"enteredBy\":\"nobody\"                                 | enteredBy | nobody | active rep",
      })
  void refusesADoorThatIsNotOnesOwn(String fields, String field, String value, String fix) {
    var before = Tables.counts(jdbc);

    var answer =
        http.postLead(
            "{\"email\":\"%s\",\"source\":\"x\",\"activity\":\"event\",%s}"
                .formatted(Leads.newEmail(), fields));

    assertThat(answer.status()).as(answer.body()).isEqualTo(400);
    var error = answer.json().at("/errors/0");
    assertThat(error.get("field").asString()).isEqualTo(field);
    assertThat(error.get("value").isNull() ? null : error.get("value").asString()).isEqualTo(value);
    assertThat(error.get("fix").asString()).contains(fix);
    assertThat(Tables.counts(jdbc)).isEqualTo(before);
  }

  @Test
  void aKnownPersonUnderWayWhoIsEnteredAgainIsAnEngagement() {
    var email = Leads.newEmail();
    var lead = leads.submit(email);

    var answer =
        http.postLead(
            """
            {"email":"%s","source":"x","activity":"referral","entry":"sales","enteredBy":"alex",
             "note":"Met at the fair.\\nWants a call."}"""
                .formatted(email));

    assertThat(answer.json().get("status").asString()).isEqualTo("engaged");
    assertThat(leads.open(lead).entry()).isEqualTo("inquiry");
    assertThat(
            jdbc.sql("select note from engagement where lead_id = :id and kind = 'referral'")
                .param("id", lead)
                .query(String.class)
                .single())
        .isEqualTo("Met at the fair.\nWants a call.");
  }

  @Test
  void aFileMayNameTheDoorsToo() {
    var email = Leads.newEmail();
    var report =
        http.post(
                "/api/imports",
                "text/csv",
                """
                email,source,activity,entry,enteredBy
                %s,fair,event,sales,alex
                %s,fair,event,sales,sam
                """
                    .formatted(email, Leads.newEmail()))
            .json();

    assertThat(report.get("accepted").asInt()).isEqualTo(1);
    assertThat(report.at("/refusedRows/0/line").asInt()).isEqualTo(3);
    assertThat(report.at("/refusedRows/0/errors/0/field").asString()).isEqualTo("enteredBy");
  }
}
