package io.sluice.merging;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.consent.ConsentGrant;
import io.sluice.consent.ConsentLog;
import io.sluice.consent.ConsentState;
import io.sluice.consent.ConsentTopic;
import io.sluice.consent.ConsentWithdrawal;
import io.sluice.engagement.Engagement;
import io.sluice.engagement.EngagementLog;
import io.sluice.lead.Customers;
import io.sluice.lead.LeadCycles;
import io.sluice.lead.Sleepers;
import io.sluice.testing.Http;
import io.sluice.testing.Http.Answer;
import io.sluice.testing.Leads;
import io.sluice.testing.Sleeping;
import io.sluice.testing.SluiceTest;
import io.sluice.testing.TestClock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

@SluiceTest
class MergeTest {

  private static final String BY = "merging-jordan";

  @Autowired JdbcClient jdbc;
  @Autowired LeadCycles cycles;
  @Autowired Sleepers sleepers;
  @Autowired EngagementLog engagements;
  @Autowired ConsentLog consents;
  @Autowired Customers customers;
  @Autowired TransactionOperations transaction;
  @Autowired TestClock clock;
  Http http;
  Leads leads;
  Sleeping sleeping;

  @BeforeEach
  void connect(@LocalServerPort int port) {
    http = new Http(port);
    leads = new Leads(http, cycles);
    sleeping = new Sleeping(leads, cycles, sleepers, transaction, jdbc, clock);
    Leads.enterRep(jdbc, BY, "marketing-operations");
  }

  @Test
  void theOldestIdSurvivesWhicheverWayRoundTheyAreNamed() {
    var older = lead("");
    var younger = lead("");

    var merged = merge(younger, older);

    assertThat(merged.status()).as(merged.body()).isEqualTo(201);
    assertThat(merged.json().get("leadId").asString()).isEqualTo(older.toString());
    assertThat(merged.json().get("duplicateId").asString()).isEqualTo(younger.toString());
    var read = http.get(merged.header("Location")).json();
    assertThat(read.get("by").asString()).isEqualTo(BY);
    assertThat(read.get("undoneAt").isNull()).isTrue();
    assertThat(merge(older, younger).json()).as("again").isEqualTo(merged.json());
  }

  @Test
  void theAliasAnswersWithTheSurvivorAndSaysSo() {
    var older = lead("");
    var younger = lead("");
    var mergeId = merged(older, younger);

    var dossier = http.get("/api/leads/" + younger).json();

    assertThat(dossier.get("leadId").asString()).isEqualTo(older.toString());
    assertThat(dossier.get("aliasAskedFor").asString()).isEqualTo(younger.toString());
    assertThat(dossier.at("/merges/0/mergeId").asString()).isEqualTo(mergeId.toString());
    assertThat(dossier.at("/aliases/0/leadId").asString()).isEqualTo(younger.toString());
    assertThat(dossier.at("/aliases/0/activities")).hasSize(1);
    assertThat(http.get("/api/leads/" + older).json().get("aliasAskedFor").isNull()).isTrue();
  }

  @Test
  void theProcessOfTheAliasIsWithdrawnAndTheOtherGoesOn() {
    var older = lead("");
    leads.claim(older, clock.instant());
    var younger = lead("");
    leads.claim(younger, clock.instant());

    merged(older, younger);

    assertThat(outbox(younger)).contains("lead-withdrawn {\"reasonCode\": \"merge\"}");
    assertThat(outbox(older)).noneMatch(message -> message.startsWith("lead-withdrawn"));
    assertThat(leads.open(older).cycle()).isEqualTo(1);
  }

  @Test
  void theNextCycleOfASurvivorThatHadNoneOpensAtOnce() {
    var older = sleeping.lead(null);
    clock.forward(Duration.ofSeconds(1));
    var younger = leads.submit(Leads.newEmail());

    merged(older, younger);

    assertThat(leads.latest(younger).outcome()).isEqualTo("withdrawn");
    assertThat(leads.latest(younger).reasonCode()).isEqualTo("merge");
    assertThat(leads.open(older).cycle()).isEqualTo(2);
    assertThat(outbox(older)).anyMatch(message -> message.startsWith("lead-captured"));
    assertThat(sleepers.find(older)).isEmpty();
  }

  @Test
  void whatComesByTheAddressOfTheAliasIsKeptAsItsOwnAndActsOnTheSurvivor() {
    var older = lead("");
    var email = Leads.newEmail();
    var younger = leads.submit(email);
    merged(older, younger);

    var again = leads.submit(email, ",\"phone\":\"+41 44 668 18 00\"");

    assertThat(again).isEqualTo(older);
    assertThat(countEngagements(younger)).isEqualTo(2);
    assertThat(countEngagements(older)).isEqualTo(1);
    assertThat(engagements.findByLead(older))
        .hasSize(3)
        .extracting(Engagement::leadId)
        .containsOnly(older);
    assertThat(cycles.findAll(younger)).hasSize(1);
    assertThat(http.get("/api/leads/" + older).json().at("/facts/phone").asString())
        .isEqualTo("+41 44 668 18 00");
  }

  @Test
  void anEngagementOfTheAliasHasTheSleepingSurvivorLookedAt() {
    var older = sleeping.lead(null);
    clock.forward(Duration.ofSeconds(1));
    var email = Leads.newEmail();
    var younger = leads.submit(email);
    http.post(
        "/api/leads/" + younger + "/withdrawal", "application/json", "{\"reason\":\"merge\"}");
    merged(older, younger);

    var answer =
        http.post(
            "/api/engagements",
            "application/json",
            "{\"email\":\"%s\",\"kind\":\"webinar\"}".formatted(email));

    assertThat(answer.status()).as(answer.body()).isEqualTo(202);
    assertThat(answer.json().get("leadId").asString()).isEqualTo(older.toString());
    assertThat(countEngagements(younger)).isEqualTo(2);
    assertThat(sleepers.find(older).orElseThrow().recheckAt()).isNotNull();
  }

  @Test
  void blanksAreFilledWithTheirSourceAndClearedAgainUnlessSomebodyHasSaidThem() {
    var email = Leads.newEmail();
    var older = leads.submit(email);
    clock.forward(Duration.ofSeconds(1));
    var younger =
        leads.submit(
            Leads.newEmail(),
            ",\"firstName\":\"Ada\",\"phone\":\"+41 44 668 18 00\",\"company\":\"Analytical\",\"industry\":\"software\"");
    var mergeId = merged(older, younger);
    var filled = facts(older);
    leads.submit(email, ",\"company\":\"Analytical\",\"industry\":\"finance\"");

    undone(mergeId);

    assertThat(filled).contains("Ada", "+41 44 668 18 00", "Analytical", "software");
    var facts = http.get("/api/leads/" + older).json();
    assertThat(facts.at("/facts/firstName").isNull()).isTrue();
    assertThat(facts.at("/facts/phone").isNull()).isTrue();
    assertThat(facts.at("/facts/company").asString()).as("said since").isEqualTo("Analytical");
    assertThat(facts.at("/facts/industry").asString()).as("said since").isEqualTo("finance");
    assertThat(facts.get("factSources").findValuesAsString("fact"))
        .containsExactlyInAnyOrder("company", "industry");
    assertThat(facts(younger)).contains("Ada", "+41 44 668 18 00", "software");
  }

  @Test
  void anUndoneAliasComesBackAsItWas() {
    var older = lead("");
    var awake = lead("");
    clock.forward(Duration.ofSeconds(1));
    var asleep = sleeping.lead(null);
    var mergeAwake = merged(older, awake);
    var mergeAsleep = merged(older, asleep);
    assertThat(sleepers.find(asleep)).isEmpty();

    var undoneAwake = undone(mergeAwake);
    var undoneAsleep = undone(mergeAsleep);

    assertThat(undoneAwake.json().get("cycle").asInt()).isEqualTo(2);
    assertThat(leads.open(awake).cycle()).isEqualTo(2);
    assertThat(undoneAsleep.json().get("cycle").isNull()).isTrue();
    assertThat(sleepers.find(asleep).orElseThrow().cycle()).isEqualTo(1);
    assertThat(leads.open(older).cycle()).isEqualTo(1);
    for (var lead : List.of(older, awake)) {
      var dossier = http.get("/api/leads/" + lead).json();
      assertThat(dossier.get("leadId").asString()).isEqualTo(lead.toString());
      assertThat(dossier.at("/merges/0/undoneBy").asString()).isEqualTo(BY);
      assertThat(dossier.get("aliases")).isEmpty();
    }
    assertThat(undo(mergeAwake).status()).as("once only").isEqualTo(409);
  }

  @Test
  void whileTheProcessOfTheAliasIsEndingItIsNotUndone() {
    var older = lead("");
    var younger = lead("");
    leads.claim(younger, clock.instant());

    var answer = undo(merged(older, younger));

    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.json().get("detail").asString()).contains("try again in some seconds");
  }

  @Test
  void aLeadThatIsFurtherIsNotWithdrawn() {
    var older = lead("");
    var younger = lead("");
    reach(younger, "sal");

    var answer = merge(older, younger);

    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.json().get("detail").asString())
        .contains("Lead " + older + " was captured first", "end that cycle first");
    assertThat(http.get("/api/leads/" + younger).json().get("leadId").asString())
        .isEqualTo(younger.toString());

    reach(older, "sal");

    assertThat(merge(older, younger).status()).as("both with sales").isEqualTo(201);
  }

  @Test
  void whoeverMustBeLeftAloneIsNotMergedUnlessTheStrictestIsToHold() {
    var older = lead("");
    var younger = lead("");
    withdraw(younger, "opt-out");

    var refused = merge(older, younger);

    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.json().get("detail").asString())
        .contains("lead " + younger + " must be left alone", "strictest");

    var mergeId = mergeId(mergeStrictest(older, younger));

    assertThat(http.get("/api/leads/" + older).json().at("/suppression/reason").asString())
        .isEqualTo("opt-out");
    assertThat(leads.latest(older).outcome()).isEqualTo("withdrawn");

    undone(mergeId);

    assertThat(http.get("/api/leads/" + older).json().get("suppression").isNull()).isTrue();
    assertThat(leads.open(older).cycle()).isEqualTo(2);
    assertThat(http.get("/api/leads/" + younger).json().at("/suppression/reason").asString())
        .isEqualTo("opt-out");
  }

  @Test
  void whoOptsOutByOneAddressIsLeftAloneByAll() {
    var email = Leads.newEmail();
    var older = leads.submit(email);
    clock.forward(Duration.ofSeconds(1));
    var younger = lead("");
    var mergeId = merged(older, younger);

    withdraw(younger, "opt-out");

    assertThat(leads.latest(older).outcome()).isEqualTo("withdrawn");
    var again =
        http.postLead(
            "{\"email\":\"%s\",\"source\":\"x\",\"activity\":\"webinar\"}".formatted(email));
    assertThat(again.status()).isEqualTo(409);

    undone(mergeId);

    assertThat(http.get("/api/leads/" + older).json().get("suppression").isNull()).isTrue();
  }

  @Test
  void whatOneAgreedToIsNotTheOthersAndWhatOneTookBackIs() {
    var topic = ConsentTopic.MARKETING_EMAIL;
    var older = lead("");
    var younger = lead("");
    transaction.executeWithoutResult(
        status -> {
          consents.withdraw(older, new ConsentWithdrawal(topic, "phone", clock.instant(), null));
          consents.grant(
              younger,
              List.of(
                  new ConsentGrant(
                      "marketing", "email", "form:x", "1", clock.instant(), "192.0.2.1")));
        });

    var refused = merge(older, younger);

    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.json().get("detail").asString())
        .contains("lead " + older + " has withdrawn marketing by email");

    var mergeId = mergeId(mergeStrictest(older, younger));
    assertThat(consents.current(older).state(topic)).isEqualTo(ConsentState.WITHDRAWN);
    assertThat(consents.current(younger).state(topic)).isEqualTo(ConsentState.WITHDRAWN);

    undone(mergeId);
    assertThat(consents.current(older).state(topic)).isEqualTo(ConsentState.WITHDRAWN);
    assertThat(consents.current(younger).state(topic)).isEqualTo(ConsentState.GRANTED);
  }

  @Test
  void chainsAreFlatAndTakenBackFromTheirEnd() {
    var a = lead("");
    var b = lead("");
    var c = lead("");
    var first = merged(b, c);
    var second = merged(a, b);

    assertThat(http.get("/api/leads/" + c).json().get("leadId").asString()).isEqualTo(a.toString());
    assertThat(undo(first).json().get("detail").asString()).contains("take back merge " + second);

    undone(second);

    assertThat(http.get("/api/leads/" + c).json().get("leadId").asString()).isEqualTo(b.toString());
    undone(first);
    assertThat(http.get("/api/leads/" + c).json().get("leadId").asString()).isEqualTo(c.toString());
  }

  @Test
  void whoHadBoughtAsTheAliasIsACustomerAsTheSurvivor() {
    var older = sleeping.lead(null);
    clock.forward(Duration.ofSeconds(1));
    var younger = lead("");
    jdbc.sql("update lead_cycle set outcome = 'customer', closed_at = now() where lead_id = :id")
        .param("id", younger)
        .update();

    var mergeId = merged(older, younger);

    assertThat(customers.isCustomer(older)).isTrue();
    undone(mergeId);
    assertThat(customers.isCustomer(older)).isFalse();
  }

  @Test
  void whatIsSaidOfTheAliasIsSaidOfTheSurvivor() {
    var older = lead("");
    var younger = lead("");
    merged(older, younger);

    var answer =
        http.patch(
            "/api/leads/" + younger, "{\"by\":\"%s\",\"industry\":\"retail\"}".formatted(BY));

    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    assertThat(answer.json().get("leadId").asString()).isEqualTo(older.toString());
    assertThat(facts(older)).contains("retail");
  }

  @Test
  void whatComesInWhileTwoAreMergedAndTakenApartIsNeverLost() throws Exception {
    var emails = List.of(Leads.newEmail(), Leads.newEmail());
    var older = leads.submit(emails.getFirst());
    clock.forward(Duration.ofSeconds(1));
    var younger = leads.submit(emails.getLast());
    try (var callers = Executors.newFixedThreadPool(4)) {
      var submitted =
          IntStream.range(0, 40)
              .mapToObj(i -> callers.submit(() -> leads.submit(emails.get(i % 2))))
              .toList();
      for (int i = 0; i < 5; i++) {
        undone(merged(older, younger));
      }
      for (var one : submitted) {
        assertThat(one.get()).isIn(older, younger);
      }
    }

    assertThat(countEngagements(older)).isEqualTo(21);
    assertThat(countEngagements(younger)).isEqualTo(21);
    assertThat(cycles.findOpen(older)).isPresent();
    assertThat(cycles.findOpen(younger)).isPresent();
  }

  @Test
  void saysAllThatIsWrongWithARequest() {
    var lead = lead("");

    var answer =
        http.post(
            "/api/merges",
            "application/json",
            "{\"leadId\":\"x\",\"by\":\"nobody\",\"consent\":\"mild\"}");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().get("errors").findValuesAsString("field"))
        .contains("leadId", "duplicateId", "by", "reason", "consent");
    assertThat(merge(lead, lead).status()).isEqualTo(409);
    assertThat(merge(lead, UUID.randomUUID()).status()).isEqualTo(404);
    assertThat(http.get("/api/merges/" + UUID.randomUUID()).status()).isEqualTo(404);
    assertThat(undo(UUID.randomUUID()).status()).isEqualTo(404);
    assertThat(http.delete("/api/merges/" + UUID.randomUUID()).status()).isEqualTo(400);
  }

  private UUID lead(String more) {
    clock.forward(Duration.ofSeconds(1));
    return leads.submit(Leads.newEmail(), more);
  }

  private void reach(UUID lead, String stage) {
    jdbc.sql(
            "insert into stage_event (lead_id, cycle, stage, reached_at) values (:id, 1, :stage, now())")
        .param("id", lead)
        .param("stage", stage)
        .update();
  }

  private void withdraw(UUID lead, String reason) {
    http.post(
        "/api/leads/" + lead + "/withdrawal",
        "application/json",
        "{\"reason\":\"%s\"}".formatted(reason));
  }

  private Answer merge(UUID lead, UUID duplicate) {
    return merge(lead, duplicate, "refuse");
  }

  private Answer mergeStrictest(UUID lead, UUID duplicate) {
    return merge(lead, duplicate, "strictest");
  }

  private Answer merge(UUID lead, UUID duplicate, String consent) {
    return http.post(
        "/api/merges",
        "application/json",
        "{\"leadId\":\"%s\",\"duplicateId\":\"%s\",\"by\":\"%s\",\"reason\":\"two addresses\",\"consent\":\"%s\"}"
            .formatted(lead, duplicate, BY, consent));
  }

  private UUID merged(UUID lead, UUID duplicate) {
    return mergeId(merge(lead, duplicate));
  }

  private static UUID mergeId(Answer merged) {
    assertThat(merged.status()).as(merged.body()).isEqualTo(201);
    return UUID.fromString(merged.json().get("mergeId").asString());
  }

  private Answer undo(UUID mergeId) {
    return http.delete("/api/merges/" + mergeId + "?by=" + BY);
  }

  private Answer undone(UUID mergeId) {
    var answer = undo(mergeId);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer;
  }

  private String facts(UUID lead) {
    return http.get("/api/leads/" + lead).json().get("facts").toString();
  }

  private long countEngagements(UUID lead) {
    return jdbc.sql("select count(*) from engagement where lead_id = :id")
        .param("id", lead)
        .query(Long.class)
        .single();
  }

  private List<String> outbox(UUID lead) {
    return jdbc.sql("select message || ' ' || variables from outbox where lead_id = :id")
        .param("id", lead)
        .query(String.class)
        .list();
  }
}
