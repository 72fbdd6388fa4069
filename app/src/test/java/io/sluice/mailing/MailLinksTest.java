package io.sluice.mailing;

import static io.sluice.consent.ConsentState.UNKNOWN;
import static io.sluice.consent.ConsentState.WITHDRAWN;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.consent.ConsentLog;
import io.sluice.consent.ConsentState;
import io.sluice.consent.ConsentTopic;
import io.sluice.consent.MailLink;
import io.sluice.consent.SignedLinks;
import io.sluice.lead.LeadCycles;
import io.sluice.lead.Sleep;
import io.sluice.lead.Sleepers;
import io.sluice.testing.Http;
import io.sluice.testing.Leads;
import io.sluice.testing.Sleeping;
import io.sluice.testing.SluiceTest;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** What happens when a lead clicks on a link in a mail. */
@SluiceTest
class MailLinksTest {

  @Autowired JdbcClient jdbc;
  @Autowired LeadCycles cycles;
  @Autowired Sleepers sleepers;
  @Autowired TransactionOperations transaction;
  @Autowired Clock clock;
  @Autowired SignedLinks links;
  @Autowired ConsentLog consents;

  Http http;
  UUID lead;
  UUID touch;
  String page;

  @BeforeEach
  void aLeadWhoWasSentAMail(@LocalServerPort int port) {
    http = new Http(port);
    var leads = new Leads(http, cycles);
    var sleeping = new Sleeping(leads, cycles, sleepers, transaction, jdbc, clock);
    lead = sleeping.lead(null);
    touch = sleeping.touch(lead);
    page = "/mail/" + links.sign(new MailLink(touch, lead, ConsentTopic.MARKETING_EMAIL));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/unsubscribe", "/stop", "/opt-out", "/opt-in"})
  void whoeverFollowsALinkIsAskedAndNothingHappens(String path) {
    var answer = http.get(page + path);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Content-Type")).startsWith("text/html");
    assertThat(answer.header("Content-Security-Policy")).contains("default-src 'none'");
    assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    assertThat(answer.body())
        .contains("<form method=\"post\"", "Please contact me")
        .contains("No more mails of this kind", "Do not contact me at all")
        .doesNotContain("<script", "@", "http");
    assertThat(activities()).containsExactly("webinar");
    assertThat(sleep().endedAt()).isNull();
    assertThat(sleep().recheckAt()).isNull();
    assertThat(mails()).containsExactly("pending");
  }

  @Test
  void whoAsksToBeContactedIsLookedAtOnceHoweverOftenTheyClick() {
    assertThat(post("/opt-in").body()).contains("Thank you");
    assertThat(post("/opt-in").body()).contains("Thank you");

    assertThat(activities()).containsExactlyInAnyOrder("webinar", "opt-in");
    assertThat(sleep().recheckAt() != null || sleep().endedAt() != null).isTrue();
  }

  @Test
  void aMachineThatPostsIsAskedAndWakesNobody() {
    var answer =
        http.post(page + "/opt-in", null, "", "User-Agent", "Mozilla/5.0 HeadlessChrome/131");

    assertThat(answer.body()).contains("Please contact me", "action=\"../");
    assertThat(activities()).containsExactly("webinar");
    assertThat(sleep().recheckAt()).isNull();
    assertThat(post("/opt-in").body()).contains("Thank you");
  }

  @Test
  void theButtonOfAMailProgramEndsAllMarketingMailsAndNoConversation() {
    var answer =
        http.post(
            page + "/unsubscribe",
            "application/x-www-form-urlencoded",
            "List-Unsubscribe=One-Click");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).contains("no more marketing mails");
    assertThat(stands("marketing", "email")).isEqualTo(WITHDRAWN);
    assertThat(stands("newsletter", "email")).isEqualTo(WITHDRAWN);
    assertThat(stands("marketing", "phone")).isEqualTo(UNKNOWN);
    assertThat(mails()).containsExactly("cancelled");
    assertThat(sleep().endedAt()).as("Who asks later is heard").isNull();
    assertThat(sleep().touchesStoppedBy()).isEqualTo("consent-withdrawn");
    assertThat(suppressedFor()).isNull();
    assertThat(post("/unsubscribe").status()).isEqualTo(200);
  }

  @Test
  void whoWantsNoMoreOfThisKindMayHaveAnother() {
    assertThat(post("/stop").body()).contains("no more mails of this kind");

    assertThat(stands("marketing", "email")).isEqualTo(WITHDRAWN);
    assertThat(stands("newsletter", "email")).isEqualTo(UNKNOWN);
    assertThat(mails()).containsExactly("cancelled");
    assertThat(suppressedFor()).isNull();
  }

  @Test
  void aMailFromBeforeLinksWereSignedMayStillBeAnsweredAndNoOther() {
    page = "/mail/" + touch;
    assertThat(post("/opt-out").status()).isEqualTo(404);

    jdbc.sql("update nurture_touch set signed = false where token = :token")
        .param("token", touch)
        .update();
    assertThat(post("/opt-out").status()).isEqualTo(200);
    assertThat(suppressedFor()).isEqualTo("opt-out");
  }

  @Test
  void aMailOfWhichNothingIsKeptCanStillBeOptedOutOf() {
    jdbc.sql("delete from nurture_touch where token = :token").param("token", touch).update();
    assertThat(post("/opt-out").body()).contains("You will not hear from us again.");
    assertThat(suppressedFor()).isEqualTo("opt-out");

    var gone = new MailLink(touch, UUID.randomUUID(), ConsentTopic.MARKETING_EMAIL);
    page = "/mail/" + links.sign(gone);
    for (var path : List.of("/opt-out", "/stop", "/unsubscribe")) {
      assertThat(post(path).status()).as(path).isEqualTo(200);
    }
  }

  @Test
  void aLinkToSomebodyElseIsNotSigned() {
    var other = new MailLink(touch, UUID.randomUUID(), ConsentTopic.MARKETING_EMAIL);
    page = "/mail/" + links.sign(other).replace(other.leadId().toString(), lead.toString());

    for (var path : List.of("/opt-in", "/stop", "/unsubscribe", "/opt-out")) {
      assertThat(post(path).status()).as(path).isEqualTo(404);
    }
    assertThat(suppressedFor()).isNull();
    assertThat(consents.current(lead).log()).isEmpty();
  }

  @Test
  void whoOptsOutIsSuppressedAndWhatWasOnItsWayIsTakenBack() {
    var answer = post("/opt-out");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).contains("You will not hear from us again.");
    assertThat(sleep().endedBy()).isEqualTo("withdrawn");
    assertThat(mails()).containsExactly("cancelled");
    assertThat(suppressedFor()).isEqualTo("opt-out");
    assertThat(post("/opt-out").status()).isEqualTo(200);
    assertThat(consents.current(lead).log()).as("Said once").hasSize(1);
    assertThat(stands("anything", "phone")).isEqualTo(WITHDRAWN);
  }

  @Test
  void whoOptedOutIsNotContactedByALaterClick() {
    post("/opt-out");

    assertThat(post("/opt-in").body()).contains("You asked not to be contacted");
    assertThat(activities()).containsExactly("webinar");
  }

  @ParameterizedTest
  @ValueSource(strings = {"not-a-token", "00000000-0000-0000-0000-000000000000", "%3Cscript%3E"})
  void aLinkThatLeadsNowhereIsSaidKindly(String token) {
    page = "/mail/" + token;

    for (var answer : List.of(http.get(page), post("/opt-in"), post("/opt-out"))) {
      assertThat(answer.status()).isEqualTo(404);
      assertThat(answer.body()).contains("This link leads nowhere").doesNotContain("<script");
    }
  }

  private Http.Answer post(String path) {
    return http.post(page + path, "application/x-www-form-urlencoded", "");
  }

  private ConsentState stands(String purpose, String channel) {
    return consents.current(lead).state(new ConsentTopic(purpose, channel));
  }

  private Sleep sleep() {
    return sleepers.findAll(lead).getLast();
  }

  private List<String> activities() {
    return texts("select kind from engagement where lead_id = :id");
  }

  private List<String> mails() {
    return texts("select state from delivery where lead_id = :id");
  }

  private String suppressedFor() {
    return jdbc.sql("select suppression_reason from lead where lead_id = :id")
        .param("id", lead)
        .query((row, number) -> Optional.ofNullable(row.getString(1)))
        .single()
        .orElse(null);
  }

  private List<String> texts(String sql) {
    return jdbc.sql(sql).param("id", lead).query(String.class).list();
  }
}
