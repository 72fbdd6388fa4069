package io.sluice.webform;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.testing.Http;
import io.sluice.testing.Http.Answer;
import io.sluice.testing.Leads;
import io.sluice.testing.SluiceTest;
import io.sluice.testing.TestClock;
import java.time.Duration;
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

/** What is sent to a form of one's own site. */
@SluiceTest
class FormTest {

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
    form.describe(false, FormClient.NEWS);
  }

  @Test
  void aBrowsersFormIsALeadWithItsConsent() {
    var answer =
        form.send(
            "your-email",
            email,
            "name",
            "Zoë Ömer",
            "message",
            "Line 1\r\nLine 2",
            "news",
            "on",
            "utm_campaign",
            "spring",
            FormTokens.FIELD,
            form.opened());

    assertThat(answer.status()).as(answer.body()).isEqualTo(303);
    assertThat(answer.header("Location")).isEqualTo("https://www.example.com/thanks");
    var lead = http.get("/api/leads/" + form.lead(email).orElseThrow()).json();
    assertThat(lead.at("/facts/lastName").asString()).isEqualTo("Zoë Ömer");
    assertThat(lead.toString()).doesNotContain("spring");
    assertThat(engagements()).containsExactly("contact-request");
    assertThat(consents())
        .singleElement()
        .satisfies(
            consent ->
                assertThat(consent)
                    .containsEntry("purpose", "marketing")
                    .containsEntry("channel", "email")
                    .containsEntry("state", "granted")
                    .containsEntry("source", "form:" + form.formId)
                    .containsEntry("text_version", "2026-05")
                    .containsEntry("address", "127.0.0.1"));
    assertThat(form.arrivals()).containsExactly("accepted");
  }

  @Test
  void aScriptsFormIsAnsweredWithTheSameWhoeverIsKnown() {
    var first = form.sendJson(json(form.opened(), "false"));
    var second = form.sendJson(json(form.opened(), "false"));

    assertThat(first.status()).as(first.body()).isEqualTo(202);
    assertThat(first.json().get("status").asString()).isEqualTo("received");
    assertThat(first.json().get("confirmByMail").asBoolean()).isFalse();
    assertThat(second.body()).isEqualTo(first.body());
    assertThat(form.arrivals()).containsExactly("accepted", "engaged");
    assertThat(consents()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"honeypot", "no-token", "forged-token", "too-quick", "too-old", "other-form"})
  void whatLooksLikeAMachinesIsHeldAndAnsweredLikeAnyOther(String trap) {
    var answer = form.send(FormClient.and(sent(), trapped(trap)));

    assertThat(answer.status()).isEqualTo(303);
    assertThat(answer.header("Location")).isEqualTo("https://www.example.com/thanks");
    assertThat(form.lead(email)).isEmpty();
    assertThat(form.held())
        .singleElement()
        .satisfies(
            held -> {
              assertThat(held.get("reason").asString())
                  .isEqualTo(trap.equals("other-form") ? "forged-token" : trap);
              assertThat(held.at("/sent/message/0").asString()).isEqualTo("a\u0000b");
            });
    assertThat(form.arrivals()).singleElement().asString().startsWith("held ");
  }

  @Test
  void whatIsReleasedIsALeadFromWhenItWasSent() {
    form.send("your-email", email, "news", "on");
    var sentAt = jdbcTime("select received_at from form_submission where form_id = :form");
    clock.forward(Duration.ofHours(1));

    var answer = release(heldId());

    assertThat(answer.status()).as(answer.body()).isEqualTo(202);
    assertThat(answer.json().get("leadId").asString())
        .isEqualTo(form.lead(email).orElseThrow().toString());
    assertThat(consents()).extracting("occurred_at").containsExactly(sentAt);
    assertThat(jdbcTime("select occurred_at from engagement where lead_id = :lead"))
        .isEqualTo(sentAt);
    assertThat(form.held()).isEmpty();
    assertThat(form.arrivals()).containsExactly("held no-token", "accepted");
  }

  @Test
  void whatIsReleasedAndCannotBeTakenInIsHeldAsBefore() {
    form.send("your-email", "nobody", "name", "x");
    var id = heldId();

    var answer = release(id);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().at("/errors/0/field").asString()).isEqualTo("your-email");
    assertThat(heldId()).isEqualTo(id);
    assertThat(http.delete("/api/held/" + id).status()).isEqualTo(204);
    assertThat(http.delete("/api/held/" + id).status()).isEqualTo(404);
    assertThat(release(id).status()).isEqualTo(404);
  }

  @Test
  void whatIsHeldIsDeletedAfterItsTime() {
    form.send("your-email", email);
    clock.forward(Duration.ofDays(30).minusMinutes(1));
    purge.purge();
    assertThat(form.held()).hasSize(1);

    clock.forward(Duration.ofMinutes(2));
    purge.purge();

    assertThat(form.held()).isEmpty();
  }

  @Test
  void errorsNameTheFormsOwnFields() {
    var answer =
        form.sendJson(
            "{\"your-email\": \"<b>nobody</b>\", \"land\": \"Utopia\", \"%s\": \"%s\"}"
                .formatted(FormTokens.FIELD, form.opened()));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().get("errors"))
        .extracting(error -> error.get("field").asString())
        .containsExactlyInAnyOrder("your-email", "land");
    assertThat(form.arrivals())
        .singleElement()
        .asString()
        .startsWith("refused ")
        .contains("your-email: send an e-mail address")
        .doesNotContain("nobody", "Utopia");
  }

  @Test
  void aPersonIsShownAPageThatRunsNothingOfWhatWasSent() {
    var answer =
        form.send("your-email", "<script>alert(1)</script>", FormTokens.FIELD, form.opened());

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.header("Content-Type")).startsWith("text/html");
    assertThat(answer.header("Content-Security-Policy")).contains("default-src 'none'");
    assertThat(answer.body())
        .contains("your-email", "&lt;script&gt;alert(1)", "send an e-mail address")
        .doesNotContain("<script");
  }

  @Test
  void aConsentThatIsRequiredHasToBeTicked() {
    form.describe(
        false,
        """
        {"purpose": "terms", "channel": "email", "field": "terms", "textVersion": "1",
         "text": "I agree.", "required": true}
        """);

    var refused = form.send("your-email", email, FormTokens.FIELD, form.opened());
    var taken = form.send("your-email", email, "terms", "yes", FormTokens.FIELD, form.opened());

    assertThat(refused.body()).contains("terms: tick this box, it is required");
    assertThat(taken.status()).isEqualTo(303);
    assertThat(consents()).extracting("purpose").containsExactly("terms");
  }

  @Test
  void whoOptedOutIsToldThatAndNotSinceWhen() {
    form.send("your-email", email, FormTokens.FIELD, form.opened());
    var lead = form.lead(email).orElseThrow();
    http.post("/api/leads/" + lead + "/withdrawal", "application/json", "{\"reason\":\"opt-out\"}");

    var answer = form.send("your-email", email, FormTokens.FIELD, form.opened());

    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.body())
        .contains("You asked not to be contacted")
        .doesNotContain("opt-out", "opted out", clock.instant().toString().substring(0, 10));
    assertThat(form.arrivals()).hasSize(2);
    assertThat(engagements()).hasSize(1);
  }

  @Test
  void onlyPagesOfItsOriginsMaySendIt() {
    var elsewhere =
        form.sendJson(
            json(form.opened(), "true"), "Origin", "https://www.example.com.evil.example");
    var home = form.sendJson(json(form.opened(), "true"), "Origin", "https://www.example.com");

    assertThat(elsewhere.status()).isEqualTo(403);
    assertThat(elsewhere.json().at("/errors/0/field").asString()).isEqualTo("Origin");
    assertThat(elsewhere.header("Access-Control-Allow-Origin")).isNull();
    assertThat(home.status()).isEqualTo(202);
    assertThat(home.header("Access-Control-Allow-Origin")).isEqualTo("https://www.example.com");
    assertThat(form.arrivals()).hasSize(2).first().asString().startsWith("refused Origin: ");
  }

  @ParameterizedTest
  @CsvSource({
    "https://www.example.com, 200",
    "http://www.example.com, 403",
    "null, 403",
    "not an origin, 403"
  })
  void preflightsAreAnswered(String origin, int status) {
    var answer =
        http.call(
            "OPTIONS",
            "/forms/" + form.formId,
            "Origin",
            origin,
            "Access-Control-Request-Method",
            "POST",
            "Access-Control-Request-Headers",
            "content-type");

    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.header("Access-Control-Allow-Origin"))
        .isEqualTo(status == 200 ? origin : null);
    assertThat(answer.header("Access-Control-Allow-Credentials")).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "application/x-www-form-urlencoded | your-email=%zz | 400",
        "application/x-www-form-urlencoded | %00=%00        | 202",
        "application/x-www-form-urlencoded | =              | 202",
        "application/x-www-form-urlencoded | ''             | 202",
        "application/json                  | []             | 400",
        "application/json                  | {\"your-email\":[1]} | 400",
        "application/json                  | {\"your-email\":\"\\ud800\"} | 202",
        "text/plain                        | your-email=x   | 415",
        "multipart/form-data               | x              | 415",
      })
  void whateverIsSentIsAnswered(String type, String body, int status) {
    assertThat(http.post("/forms/" + form.formId, type, body).status()).isEqualTo(status);
  }

  @Test
  void tooMuchIsRefusedAndAnUnknownFormIsToldSo() {
    assertThat(form.send("your-email", "x".repeat(70_000)).status()).isEqualTo(413);
    assertThat(http.post("/forms/no-such", "application/json", "{}").status()).isEqualTo(404);
    assertThat(http.post("/forms/%3Cb%3E", "application/json", "{}").status()).isEqualTo(404);
    assertThat(http.get("/forms/no-such/form.js").status()).isEqualTo(404);
  }

  private String[] sent() {
    return new String[] {"your-email", email, "message", "a\u0000b"};
  }

  private String[] trapped(String trap) {
    return switch (trap) {
      case "honeypot" ->
          new String[] {"homepage", "https://spam.example", FormTokens.FIELD, form.opened()};
      case "no-token" -> new String[0];
      case "forged-token" -> new String[] {FormTokens.FIELD, "1" + form.opened()};
      case "other-form" -> {
        var other = new FormClient(http, jdbc, clock);
        other.describe(false, FormClient.NEWS);
        yield new String[] {FormTokens.FIELD, other.opened()};
      }
      case "too-quick" -> new String[] {FormTokens.FIELD, form.open()};
      default -> {
        var token = form.open();
        clock.forward(Duration.ofHours(25));
        yield new String[] {FormTokens.FIELD, token};
      }
    };
  }

  private String json(String token, String ticked) {
    return "{\"your-email\": \"%s\", \"news\": %s, \"%s\": \"%s\"}"
        .formatted(email, ticked, FormTokens.FIELD, token);
  }

  private UUID heldId() {
    return UUID.fromString(form.held().getFirst().get("submissionId").asString());
  }

  private Answer release(UUID id) {
    return http.post("/api/held/" + id + "/release", null, "");
  }

  private Object jdbcTime(String sql) {
    var query = jdbc.sql(sql);
    var bound =
        sql.contains(":form")
            ? query.param("form", form.formId)
            : query.param("lead", form.lead(email).orElseThrow());
    return bound.query().singleValue();
  }

  private List<Map<String, Object>> consents() {
    return jdbc.sql("select * from consent where lead_id = :lead")
        .param("lead", form.lead(email).orElseThrow())
        .query()
        .listOfRows();
  }

  private List<String> engagements() {
    return jdbc.sql("select kind from engagement where lead_id = :lead")
        .param("lead", form.lead(email).orElseThrow())
        .query(String.class)
        .list();
  }
}
