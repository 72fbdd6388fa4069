package io.sluice.suppressions;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.lead.LeadCycles;
import io.sluice.lead.LeadSuppressed;
import io.sluice.suppression.SuppressionEntries;
import io.sluice.testing.Http;
import io.sluice.testing.Http.Answer;
import io.sluice.testing.Leads;
import io.sluice.testing.SluiceTest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The company's own lists over HTTP. */
@SluiceTest
class SuppressionsTest {

  private final String domain = UUID.randomUUID() + ".example";

  @Autowired JdbcClient jdbc;
  @Autowired LeadCycles cycles;
  @Autowired SuppressionEntries entries;
  @Autowired ConfigurableApplicationContext application;

  @Autowired
  @Qualifier("keyCheck")
  InitializingBean start;

  private Http http;
  private Leads leads;

  @BeforeEach
  void connect(@LocalServerPort int port) {
    http = new Http(port);
    leads = new Leads(http, cycles);
  }

  @Test
  void anEntryIsListedOnceAndTakenOffAgain() {
    var first = add("{'kind':'vendor','domain':'%s','by':'jordan','note':'Sells us paper'}");
    var again = add("{'kind':'vendor','domain':'%s','by':'morgan'}");

    assertThat(first.status()).isEqualTo(200);
    assertThat(again.json().at("/entries")).isEqualTo(first.json().at("/entries"));
    var id = first.json().at("/entries/0/suppressionId").asString();
    assertThat(listed("vendor")).contains(domain).contains("Sells us paper").contains("jordan");
    assertThat(listed("competitor")).doesNotContain(domain);
    assertThat(http.delete("/api/suppressions/" + id).status()).isEqualTo(204);
    assertThat(http.delete("/api/suppressions/" + id).status()).isEqualTo(404);
    assertThat(listed("vendor")).doesNotContain(domain);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {'kind':'rival','domain':'%s','by':'jordan'}                      | kind
          {'kind':'vendor','by':'jordan'}                                   | email
          {'kind':'vendor','domain':'%s','email':'a@b.example','by':'j'}    | email
          {'kind':'vendor','domain':'%s'}                                   | by
          {'kind':'vendor','domain':'co.uk','by':'jordan'}                  | domain
          {'kind':'vendor','domain':'example','by':'jordan'}                | domain
          {'kind':'vendor','domain':'gmail.com','by':'jordan'}              | domain
          {'kind':'vendor','domain':'no domain','by':'jordan'}              | domain
          {'kind':'erased','domain':'%s','by':'jordan'}                     | domain
          {'kind':'dead-address','email':'nobody','by':'jordan'}            | email
          {'kind':'vendor','domain':'%s','by':'jordan','colour':'red'}      | colour
          """)
  void whatCannotBeAnEntryIsRefusedWithTheFieldAndTheFix(String entry, String field) {
    var answer = add(entry);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().get("errors").findValuesAsString("field")).contains(field);
    assertThat(listed("vendor")).doesNotContain(domain);
  }

  @Test
  void manyAreTakenTogetherOrNotAtAll() {
    var good = "{'kind':'vendor','domain':'%s','by':'jordan'}";
    var bad = "{'kind':'vendor','domain':'com','by':'jordan'}";

    var refused = batch("{'entries':[%s,%s]}".formatted(good, bad));
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.json().at("/errors/0/field").asString()).isEqualTo("entries[1].domain");
    assertThat(listed("vendor")).doesNotContain(domain);

    assertThat(batch("{'entries':[%s]}".formatted(good)).status()).isEqualTo(200);
    assertThat(listed("vendor")).contains(domain);
  }

  @Test
  void leadsThatItMatchesAreWithdrawnByAddressAndByWebsite() {
    var byAddress = leads.submit("dana@mail." + domain);
    var byWebsite =
        leads.submit(Leads.newEmail(), ",\"website\":\"https://www.%s/x\"".formatted(domain));
    var another = leads.submit("dana@not-" + domain);
    leads.claim(byAddress, Instant.now());

    var receipt = add("{'kind':'competitor','domain':'%s','by':'jordan'}");

    assertThat(receipt.json().get("withdrawn").asInt()).isEqualTo(2);
    assertThat(leads.latest(byWebsite).outcome()).isEqualTo("withdrawn");
    assertThat(leads.latest(byWebsite).reasonCode()).isEqualTo("competitor");
    assertThat(withdrawals(byAddress)).isOne();
    assertThat(leads.open(another).closedAt()).isNull();
  }

  @Test
  void nothingIsRecordedOfWhoOptedOut() {
    var lead = leads.submit("dana@" + domain);
    add("{'kind':'opted-out','email':'dana@%s','by':'jordan'}");
    var deed = "{'email':'dana@%s','kind':'webinar'}";

    var single = http.post("/api/engagements", "application/json", json(deed));

    assertThat(single.status()).isEqualTo(409);
    assertThat(single.json().get("detail").asString()).contains("opted-out");
    assertThat(http.get("/api/leads/" + lead).json().get("activities")).hasSize(1);
  }

  @Test
  void whoWasWithdrawnStaysOnTheListForGood() {
    var lead = leads.submit("dana@" + domain);
    http.post("/api/leads/" + lead + "/withdrawal", "application/json", "{\"reason\":\"erasure\"}");

    var entry = http.get("/api/suppressions?kind=erased").json().get(0);

    assertThat(entry.get("hashed").asBoolean()).isTrue();
    assertThat(entry.get("email").isNull()).isTrue();
    var removed = http.delete("/api/suppressions/" + entry.get("suppressionId").asString());
    assertThat(removed.status()).isEqualTo(409);
  }

  @Test
  void aDeadAddressOfSomeoneWhoIsErasedIsKeptAsItsHashOnly() {
    add("{'kind':'dead-address','email':'dana@%s','by':'jordan'}");
    add("{'kind':'erased','email':'dana+x@%s','by':'jordan'}");
    add("{'kind':'dead-address','email':'dana@%s','by':'jordan'}");

    assertThat(listed("dead-address") + listed("erased")).doesNotContain(domain);
  }

  @Test
  void aLeadOfSeveralEntriesIsWithdrawnOnceAndTheEntriesCountForOthersBefore() {
    leads.submit("dana@" + domain);
    var seen = new ArrayList<String>();
    ApplicationListener<?> look =
        ApplicationListener.forPayload((LeadSuppressed suppressed) -> seen.add(listed("vendor")));
    application.addApplicationListener(look);
    Answer receipt;
    try {
      receipt =
          batch(
              "{'entries':[{'kind':'vendor','domain':'%s','by':'jordan'},"
                  + "{'kind':'competitor','domain':'%s','by':'jordan'}]}");
    } finally {
      application.removeApplicationListener(look);
    }

    assertThat(receipt.json().get("withdrawn").asInt()).isOne();
    assertThat(seen).singleElement().asString().contains(domain);
  }

  @Test
  void aCustomerIsLookedAfterOnWhenAMailBouncesAndNotWhenTheyOptOut() {
    var customer = leads.submit("dana@" + domain);
    leads.claim(customer, Instant.now());
    jdbc.sql("update lead_cycle set entry = 'customer' where lead_id = :id")
        .param("id", customer)
        .update();

    bounce(customer);
    assertThat(listed("dead-address")).contains(domain);
    assertThat(withdrawals(customer)).isZero();

    add("{'kind':'opted-out','email':'dana@%s','by':'jordan'}");
    assertThat(withdrawals(customer)).isOne();
  }

  @Test
  void whoStandsOnAListBothInPlainTextAndAsAHashCanOptOut() {
    var optedOut = add("{'kind':'opted-out','email':'dana@%s','by':'jordan'}");
    var hashed = add("{'kind':'dead-address','email':'dana@%s','by':'jordan'}");
    remove(optedOut);
    add("{'kind':'dead-address','email':'dana@%s','by':'jordan'}");
    assertThat(listed("dead-address")).contains(domain).contains(id(hashed));

    var again = add("{'kind':'opted-out','email':'dana@%s','by':'jordan'}");

    assertThat(again.status()).as(again.body()).isEqualTo(200);
    assertThat(listed("dead-address")).doesNotContain(domain).contains(id(hashed));
  }

  @Test
  void whoWithdrawsAfterSomebodyHadEnteredThemStaysOnTheListForGood() {
    var lead = leads.submit("dana@" + domain);
    var entry = add("{'kind':'opted-out','email':'dana@%s','by':'jordan'}");

    http.post("/api/leads/" + lead + "/withdrawal", "application/json", "{\"reason\":\"opt-out\"}");

    assertThat(remove(entry).status()).isEqualTo(409);
    assertThat(listed("opted-out")).contains(id(entry));
  }

  /** The lists were empty at the first start, and the suppression stood with the lead only. */
  @ParameterizedTest
  @CsvSource({"opt-out, opted-out", "legal, opted-out", "erasure, erased"})
  void whoWasWithdrawnBeforeThereWereListsIsOnThemAfterTheFirstStart(String reason, String kind)
      throws Exception {
    var lead = leads.submit("dana@" + domain);
    jdbc.sql(
            "update lead set suppressed_at = now(), suppression_reason = :reason where lead_id = :id")
        .param("reason", reason)
        .param("id", lead)
        .update();

    start.afterPropertiesSet();
    assertThat(isListed(kind)).as("it is not the first start").isFalse();

    jdbc.sql("delete from suppression_key").update();
    start.afterPropertiesSet();
    assertThat(isListed(kind)).isTrue();
  }

  private boolean isListed(String kind) {
    return entries.findPersonal(List.of("dana@" + domain)).values().stream()
        .anyMatch(entry -> entry.kind().equals(kind));
  }

  private void bounce(UUID lead) {
    var deed = "{'leadId':'%s','kind':'hard-bounce'}".replace("%s", lead.toString());
    assertThat(http.post("/api/engagements", "application/json", json(deed)).status())
        .isEqualTo(202);
  }

  private Answer remove(Answer added) {
    return http.delete("/api/suppressions/" + id(added));
  }

  private static String id(Answer added) {
    return added.json().at("/entries/0/suppressionId").asString();
  }

  private Answer add(String entry) {
    return http.post("/api/suppressions", "application/json", json(entry));
  }

  private Answer batch(String entries) {
    return http.post("/api/suppressions/batch", "application/json", json(entries));
  }

  private String json(String text) {
    return text.replace("%s", domain).replace('\'', '"');
  }

  private String listed(String kind) {
    return http.get("/api/suppressions?kind=" + kind).body();
  }

  private long withdrawals(UUID lead) {
    return jdbc.sql(
            "select count(*) from outbox where lead_id = :id and message = 'lead-withdrawn'")
        .param("id", lead)
        .query(Long.class)
        .single();
  }
}
