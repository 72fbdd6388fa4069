package io.sluice.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.lead.LeadCycles;
import io.sluice.testing.Http;
import io.sluice.testing.Leads;
import io.sluice.testing.SluiceTest;
import io.sluice.testing.Tables;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@SluiceTest
class EngagementTest {

  @Autowired JdbcClient jdbc;
  @Autowired LeadCycles cycles;
  Http http;
  Leads leads;

  @BeforeEach
  void connect(@LocalServerPort int port) {
    http = new Http(port);
    leads = new Leads(http, cycles);
    Leads.enterRep(jdbc, "sam", "inside-sales");
  }

  @Test
  void recordsWhatAPersonDidByLeadOrByAddressAndOpensNothing() {
    var email = Leads.newEmail();
    var lead = leads.submit(email);

    var byLead =
        engage(
            "{\"leadId\":\"%s\",\"kind\":\"pricing-page\",\"occurredAt\":\"2026-03-14T09:26:53Z\"}"
                .formatted(lead));
    var byEmail = engage("{\"email\":\"%s\",\"kind\":\"webinar\"}".formatted(email.toUpperCase()));

    assertThat(byLead.status()).isEqualTo(202);
    assertThat(byEmail.json().get("leadId").asString()).isEqualTo(lead.toString());
    assertThat(kinds(lead)).containsExactlyInAnyOrder("webinar", "pricing-page", "webinar");
    assertThat(cycles.findAll(lead)).hasSize(1);
  }

  @Test
  void recordsWhatARepDidWithAPerson() {
    var lead = leads.submit(Leads.newEmail());

    var answer = engage("{\"leadId\":\"%s\",\"kind\":\"call\",\"by\":\"sam\"}".formatted(lead));

    assertThat(answer.status()).isEqualTo(202);
    assertThat(kinds(lead)).contains("call");
  }

  @Test
  void aCustomerWhoAsksIsToldOfToTheProcessAndOthersAreNot() {
    var lead = leads.submit(Leads.newEmail());
    var other = leads.submit(Leads.newEmail());
    jdbc.sql("update lead_cycle set entry = 'customer' where lead_id = :id")
        .param("id", lead)
        .update();

    engage("{\"leadId\":\"%s\",\"kind\":\"webinar\"}".formatted(lead));
    assertThat(asks(lead)).isZero();
    engage("{\"leadId\":\"%s\",\"kind\":\"contact-request\"}".formatted(lead));
    engage("{\"leadId\":\"%s\",\"kind\":\"contact-request\"}".formatted(lead));
    engage("{\"leadId\":\"%s\",\"kind\":\"contact-request\"}".formatted(other));

    assertThat(asks(lead)).isOne();
    assertThat(asks(other)).isZero();
  }

  private long asks(UUID lead) {
    return jdbc.sql(
            "select count(*) from outbox where lead_id = :id and message = 'customer-asked'")
        .param("id", lead)
        .query(Long.class)
        .single();
  }

  @Test
  void doesNotKnowEveryone() {
    assertThat(
            engage("{\"leadId\":\"%s\",\"kind\":\"webinar\"}".formatted(UUID.randomUUID()))
                .status())
        .isEqualTo(404);
    assertThat(
            engage("{\"email\":\"%s\",\"kind\":\"webinar\"}".formatted(Leads.newEmail())).status())
        .isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"kind\":\"webinar\"}                                          | leadId     | either leadId or email",
        "{\"leadId\":\"1\",\"email\":\"a@b.example\",\"kind\":\"event\"} | leadId     | either leadId or email",
        "{\"leadId\":\"mine\",\"kind\":\"webinar\"}                      | leadId     | UUID",
        "{\"email\":\"a@b.example\"}                                     | kind       | required",
        "{\"email\":\"a@b.example\",\"kind\":\"nap\"}                    | kind       | webinar",
        "{\"email\":\"a@b.example\",\"kind\":\"call\"}                   | by         | required",
        "{\"email\":\"a@b.example\",\"kind\":\"call\",\"by\":\"nobody\"} | by         | active rep",
        "{\"email\":\"a@b.example\",\"kind\":\"event\",\"occurredAt\":\"2999-01-01T00:00:00Z\"} | occurredAt | future",
        "{\"email\":\"a@b.example\",\"kind\":\"event\",\"lead\":null}    | lead       | remove this field",
      })
  void refuses(String json, String field, String fix) {
    var before = Tables.count(jdbc, "engagement");

    var answer = engage(json);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().get("errors"))
        .anySatisfy(
            error -> {
              assertThat(error.get("field").asString()).isEqualTo(field);
              assertThat(error.get("fix").asString()).contains(fix);
            });
    assertThat(Tables.count(jdbc, "engagement")).isEqualTo(before);
  }

  @Test
  void storesNothingAboutASuppressedPerson() {
    var lead = leads.submit(Leads.newEmail());
    http.post("/api/leads/" + lead + "/withdrawal", "application/json", "{\"reason\":\"opt-out\"}");

    var answer = engage("{\"leadId\":\"%s\",\"kind\":\"demo-request\"}".formatted(lead));

    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.json().get("detail").asString()).contains("suppressed since", "opt-out");
    assertThat(kinds(lead)).containsExactly("webinar");
  }

  private Http.Answer engage(String json) {
    return http.post("/api/engagements", "application/json", json);
  }

  private List<String> kinds(UUID lead) {
    return jdbc.sql("select kind from engagement where lead_id = :id")
        .param("id", lead)
        .query(String.class)
        .list();
  }
}
