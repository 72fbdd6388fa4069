package io.sluice.webform;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.testing.Http;
import io.sluice.testing.Http.Answer;
import io.sluice.testing.Leads;
import io.sluice.testing.SluiceTest;
import io.sluice.testing.TestClock;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

/** A form whose submissions have to be confirmed by mail; here mails are written and not sent. */
@SluiceTest
@TestPropertySource(
    properties = {
      "spring.mail.host=127.0.0.1",
      "spring.mail.port=9",
      "sluice.notification.interval=1h"
    })
@DirtiesContext
class ConfirmationTest {

  private static final Pattern LINK =
      Pattern.compile("http://localhost:8090(/forms/[a-z0-9-]+/confirmations/[\\w.-]+)");

  @Autowired JdbcClient jdbc;
  @Autowired TestClock clock;
  @Autowired SubmissionPurge purge;

  private final String email = Leads.newEmail();
  private Http http;
  private FormClient form;

  @BeforeEach
  void aForm(@LocalServerPort int port) {
    http = new Http(port);
    form = new FormClient(http, jdbc, clock);
    form.describe(true, FormClient.NEWS);
  }

  @Test
  void whatIsNotConfirmedIsNoLeadAndLookingAtItConfirmsNothing() {
    var answer = send();

    assertThat(answer.status()).isEqualTo(303);
    assertThat(http.get(link()).body()).contains("<form method=\"post\"", "Yes, it was me");
    assertThat(http.get(link()).body()).contains("Yes, it was me");
    assertThat(form.lead(email)).isEmpty();
    assertThat(form.arrivals()).containsExactly("awaiting-confirmation");
  }

  @Test
  void theMailSaysWhatIsAgreedToAndNothingThatWasTypedIn() {
    send("name", "Buy at spam.example", "news", "on");

    assertThat(mails())
        .singleElement()
        .asString()
        .contains("Send me news by mail.", "7 days", "www.example.com")
        .doesNotContain("spam.example");
  }

  @Test
  void whatIsConfirmedIsALeadOnceAndItsConsentIsOfThen() {
    send("news", "on");
    clock.forward(Duration.ofDays(2));
    var confirmedAt = clock.instant();

    assertThat(confirm(link()).body()).contains("You have confirmed it.");
    assertThat(confirm(link()).body()).contains("You have confirmed it.");
    assertThat(http.get(link()).body()).contains("You have confirmed it.");

    var lead = form.lead(email).orElseThrow();
    assertThat(
            jdbc.sql("select occurred_at from consent where lead_id = :lead")
                .param("lead", lead)
                .query(Timestamp.class)
                .list())
        .singleElement()
        .satisfies(at -> assertThat(at.toInstant()).isAfterOrEqualTo(confirmedAt));
    assertThat(count("select count(*) from engagement where lead_id = :lead", "lead", lead))
        .isOne();
    assertThat(count("select count(*) from delivery where lead_id = :lead", "lead", lead)).isOne();
    assertThat(
            count(
                "select count(*) from form_submission where lead_id = :lead and sent is null",
                "lead",
                lead))
        .isOne();
    assertThat(form.arrivals()).containsExactly("awaiting-confirmation", "accepted");
  }

  @Test
  void whoIsKnownIsAskedForEachPurposeAnew() {
    send("news", "on");
    confirm(link());
    form.describe(
        true,
        """
        {"purpose": "events", "channel": "email", "field": "events", "textVersion": "1",
         "text": "Invite me to events."}
        """);

    send("events", "on");

    assertThat(purposes()).containsExactly("marketing");
    confirm(link());
    assertThat(purposes()).containsExactlyInAnyOrder("marketing", "events");
  }

  @Test
  void theWordsThatWereAgreedToAreThoseOfThenAlsoWhereTheFormHasChanged() {
    send("news", "on");
    form.describe(true, FormClient.NEWS.replace("2026-05", "2026-11"));

    confirm(link());

    assertThat(
            jdbc.sql("select text_version from consent where lead_id = :lead")
                .param("lead", form.lead(email).orElseThrow())
                .query(String.class)
                .list())
        .containsExactly("2026-05");
  }

  @Test
  void aScannerOfMailsConfirmsNothing() {
    send();

    var answer = http.post(link(), null, "", "User-Agent", "Mozilla/5.0 HeadlessChrome/131");

    assertThat(answer.body()).contains("Yes, it was me");
    assertThat(form.lead(email)).isEmpty();
  }

  @Test
  void aLinkIsWorthNothingWhenItIsForgedOrLate() {
    send();
    var forged = link().replaceFirst("confirmations/.", "confirmations/g");

    assertThat(confirm(forged).status()).isEqualTo(404);
    assertThat(confirm(link() + "x").status()).isEqualTo(404);
    var late = link();
    clock.forward(Duration.ofDays(7));
    assertThat(confirm(late).status()).isEqualTo(410);
    purge.purge();
    assertThat(confirm(late).status()).isEqualTo(410);
    assertThat(mails()).isEmpty();
    assertThat(form.lead(email)).isEmpty();
  }

  @Test
  void nobodyIsSentMoreThanThreeOfThemADay() {
    for (var i = 0; i < 4; i++) {
      assertThat(send().status()).isEqualTo(303);
    }

    assertThat(mails()).hasSize(3);
    assertThat(form.held())
        .extracting(held -> held.get("reason").asString())
        .containsExactly("mail-limit");
    var id = form.held().getFirst().get("submissionId").asString();
    assertThat(http.post("/api/held/" + id + "/release", null, "").status()).isEqualTo(409);

    clock.forward(Duration.ofDays(1));
    assertThat(http.post("/api/held/" + id + "/release", null, "").status()).isEqualTo(202);
    assertThat(mails()).hasSize(4);
    assertThat(form.held()).isEmpty();
    assertThat(confirm(link()).status()).isEqualTo(200);
    assertThat(form.lead(email)).isPresent();
  }

  @Test
  void whoOptedOutIsNotWrittenTo() {
    send();
    confirm(link());
    var lead = form.lead(email).orElseThrow();
    http.post("/api/leads/" + lead + "/withdrawal", "application/json", "{\"reason\":\"opt-out\"}");

    assertThat(send().status()).isEqualTo(303);

    assertThat(mails()).hasSize(1);
    assertThat(form.held()).isEmpty();
    assertThat(form.arrivals().getLast()).startsWith("refused");
  }

  @Test
  void whatIsWrongIsSaidBeforeAnybodyIsWrittenTo() {
    var answer = form.send("your-email", email, "land", "Utopia", FormTokens.FIELD, form.opened());

    assertThat(answer.status()).isEqualTo(400);
    assertThat(mails()).isEmpty();
  }

  private Answer send(String... more) {
    return form.send(
        FormClient.and(new String[] {"your-email", email, FormTokens.FIELD, form.opened()}, more));
  }

  private Answer confirm(String link) {
    return http.post(link, null, "");
  }

  /** That of the newest mail. */
  private String link() {
    var found = LINK.matcher(mails().getFirst());
    assertThat(found.find()).isTrue();
    return found.group(1);
  }

  private List<String> mails() {
    return jdbc.sql(
            """
            select body from delivery where recipient = :email and kind = 'form-confirmation'
            order by created_at desc
            """)
        .param("email", email)
        .query(String.class)
        .list();
  }

  private List<String> purposes() {
    return jdbc.sql("select purpose from consent where lead_id = :lead")
        .param("lead", form.lead(email).orElseThrow())
        .query(String.class)
        .list();
  }

  private long count(String sql, String name, Object value) {
    return jdbc.sql(sql).param(name, value).query(Long.class).single();
  }
}
