package io.sluice.mailing;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.lead.LeadCycles;
import io.sluice.lead.Sleep;
import io.sluice.lead.Sleepers;
import io.sluice.testing.Http;
import io.sluice.testing.Leads;
import io.sluice.testing.Sleeping;
import io.sluice.testing.SluiceTest;
import java.time.Clock;
import java.util.List;
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

  Http http;
  UUID lead;
  String page;

  @BeforeEach
  void aLeadWhoWasSentAMail(@LocalServerPort int port) {
    http = new Http(port);
    var leads = new Leads(http, cycles);
    var sleeping = new Sleeping(leads, cycles, sleepers, transaction, jdbc, clock);
    lead = sleeping.lead(null);
    page = "/mail/" + sleeping.touch(lead);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/opt-out"})
  void whoeverFollowsALinkIsAskedAndNothingHappens(String path) {
    var answer = http.get(page + path);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Content-Type")).startsWith("text/html");
    assertThat(answer.header("Content-Security-Policy")).contains("default-src 'none'");
    assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    assertThat(answer.body())
        .contains("<form method=\"post\"", "Please contact me", "Please do not write to me again")
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
  void whoOptsOutIsSuppressedAndWhatWasOnItsWayIsTakenBack() {
    var answer =
        http.post(
            page + "/opt-out", "application/x-www-form-urlencoded", "List-Unsubscribe=One-Click");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).contains("You will not hear from us again.");
    assertThat(sleep().endedBy()).isEqualTo("withdrawn");
    assertThat(mails()).containsExactly("cancelled");
    assertThat(suppressedFor()).isEqualTo("opt-out");
    assertThat(post("/opt-out").status()).isEqualTo(200);
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
    return texts("select suppression_reason from lead where lead_id = :id").getFirst();
  }

  private List<String> texts(String sql) {
    return jdbc.sql(sql).param("id", lead).query(String.class).list();
  }
}
