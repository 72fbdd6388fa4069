package io.sluice.dossier;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.lead.LeadCycles;
import io.sluice.testing.Http;
import io.sluice.testing.Leads;
import io.sluice.testing.SluiceTest;
import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Of which company a lead is, how that is known, and what else goes on there. */
@SluiceTest
class AccountDossierTest {

  private static final AtomicLong KEYS = new AtomicLong(770_000);

  @Autowired JdbcClient jdbc;
  @Autowired LeadCycles cycles;
  @Autowired Clock clock;
  Http http;
  Leads leads;

  private final String domain = UUID.randomUUID() + ".example";

  @BeforeEach
  void connect(@LocalServerPort int port) {
    http = new Http(port);
    leads = new Leads(http, cycles);
  }

  @Test
  void tellsTheAccountAndWhyItIsThatOne() {
    leads.submit("lee@" + domain, company("Northwind Traders Ltd"));
    leads.submit("kim@other-" + domain);
    var lead =
        leads.submit(
            "dana@mail." + domain,
            company("Northwind Traders Ltd") + ",\"website\":\"https://other-" + domain + "\"");

    var account = account(lead);

    assertThat(account.get("name").asString()).isEqualTo("Northwind Traders Ltd");
    assertThat(account.get("domains").toString()).isEqualTo("[\"" + domain + "\"]");
    assertThat(account.get("matchedBy").asString()).isEqualTo("email");
    assertThat(account.get("matchedValue").asString()).isEqualTo(domain);
    assertThat(account.get("otherCandidates")).hasSize(1);
    assertThat(account.get("leads").asInt()).isEqualTo(2);
    assertThat(account(leads.submit(UUID.randomUUID() + "@gmail.com")).isNull()).isTrue();
  }

  @Test
  void tellsWhoWasAttachedToWhoseOpportunity() {
    var first = leads.submit("dana@" + domain);
    reach(first, "sal");

    var colleague = leads.submit("ann@" + domain, ",\"firstName\":\"Ann\",\"lastName\":\"Lee\"");

    assertThat(account(colleague).at("/opportunities/0/leadId").asString())
        .isEqualTo(first.toString());
    assertThat(account(colleague).at("/opportunities/0/stage").asString()).isEqualTo("sal");
    assertThat(account(colleague).at("/attachedTo/0/leadId").asString())
        .isEqualTo(first.toString());
    assertThat(account(first).at("/contacts/0/leadId").asString()).isEqualTo(colleague.toString());
    assertThat(account(first).at("/contacts/0/name").asString()).isEqualTo("Ann Lee");
    assertThat(account(first).get("opportunities")).as("of colleagues").isEmpty();
  }

  /** As the milestone of its process does. */
  private void reach(UUID leadId, String stage) {
    var instance = leads.claim(leadId, clock.instant());
    jdbc.sql(
            """
            insert into stage_event (lead_id, cycle, stage, reached_at, process_instance_key,
              element_instance_key)
            values (:leadId, 1, :stage, now(), :instance, :element)
            """)
        .param("leadId", leadId)
        .param("stage", stage)
        .param("instance", instance)
        .param("element", KEYS.getAndIncrement())
        .update();
  }

  private JsonNode account(UUID leadId) {
    return http.get("/api/leads/" + leadId).json().get("account");
  }

  private static String company(String name) {
    return ",\"company\":\"%s\",\"country\":\"GB\"".formatted(name);
  }
}
