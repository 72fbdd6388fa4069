package io.sluice.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.testing.Http;
import io.sluice.testing.Http.Answer;
import io.sluice.testing.Leads;
import io.sluice.testing.SluiceTest;
import io.sluice.testing.Tables;
import io.sluice.testing.TestClock;
import io.sluice.testing.WebhookSender;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Who signs is believed, once; everything that comes is on record with what became of it. */
@SluiceTest
@ExtendWith(OutputCaptureExtension.class)
class WebhookTest {

  private static final String MAPPING =
      """
      {"source": "partner", "fields": {
        "email": {"path": "$.who.mail"}, "firstName": {"path": "$.who.name"},
        "activity": {"value": "webinar"}}}""";

  @Autowired JdbcClient jdbc;
  @Autowired TestClock clock;
  @Autowired WebhookLog log;
  Http http;
  WebhookSender sender;

  final String email = Leads.newEmail();
  final String id = "msg_" + UUID.randomUUID();

  @BeforeEach
  void aSource(@LocalServerPort int port) {
    http = new Http(port);
    sender = WebhookSender.enter(http, MAPPING);
  }

  @Test
  void whatIsSignedIsALead() {
    var answer = sender.send(id, now(), body(email));

    assertThat(answer.status()).as(answer.body()).isEqualTo(202);
    assertThat(answer.header("Content-Type")).isEqualTo("application/json");
    var event = answer.json().at("/events/0");
    assertThat(event.get("status").asString()).isEqualTo("accepted");
    var facts = http.get("/api/leads/" + event.get("leadId").asString()).json().get("facts");
    assertThat(facts.get("email").asString()).isEqualTo(email);
    assertThat(facts.get("firstName").asString()).isEqualTo("Zoë 🚀");
    assertThat(facts.get("source").asString()).isEqualTo("partner");
    var delivery = latest();
    assertThat(delivery.get("webhookId").asString()).isEqualTo(id);
    assertThat(delivery.get("outcome").asString()).isEqualTo("taken");
    assertThat(delivery.get("accepted").asInt()).isEqualTo(1);
    assertThat(arrivals()).containsExactly("accepted");
  }

  @ParameterizedTest
  @ValueSource(ints = {-240, 299})
  void aClockMayBeFourMinutesBehindOrAlmostFiveAhead(int seconds) {
    assertThat(sender.send(id, now().plusSeconds(seconds), body(email)).status()).isEqualTo(202);
  }

  @ParameterizedTest
  @CsvSource({"-302, stale", "302, future"})
  void whatIsStaleOrFutureIsRefusedAndLogged(int seconds, String reason) {
    var answer = sender.send(id, now().plusSeconds(seconds), body(email));

    assertRefused(answer, 401, "webhook-" + reason, "webhook-timestamp");
    assertThat(answer.header("WWW-Authenticate")).isEqualTo("StandardWebhooks");
  }

  /** Each differs from what was signed, and the bodies say the same but for the first. */
  @ParameterizedTest
  @ValueSource(
      strings = {"another word", "white space", "order", "escapes", "utf-16", "a line end"})
  void whatWasTamperedWithOrEncodedAnewIsRefusedAndLogged(String how) {
    var body = body(email);
    var changed =
        switch (how) {
          case "another word" -> bytes(body.replace("Zoë", "Eve"));
          case "white space" -> bytes(body.replace(":", ": "));
          case "order" -> bytes("{\"who\":{\"name\":\"Zoë 🚀\",\"mail\":\"%s\"}}".formatted(email));
          case "escapes" -> bytes(body.replace("ë", "\\u00eb"));
          case "utf-16" -> body.getBytes(StandardCharsets.UTF_16);
          default -> bytes(body + "\n");
        };

    var at = now();
    var answer = sender.send(id, seconds(at), sender.sign(id, at, body), changed);

    assertRefused(answer, 401, "webhook-wrong-signature", "webhook-signature");
  }

  @Test
  void whatWasSignedForAnotherIdOrTimeIsRefusedAndLogged() {
    var at = now();
    var signature = sender.sign(id, at, body(email));

    assertRefused(
        sender.send(id + "x", seconds(at), signature, body(email)),
        401,
        "webhook-wrong-signature",
        "webhook-signature");
    assertRefused(
        sender.send(id, seconds(at.plusSeconds(1)), signature, body(email)),
        401,
        "webhook-wrong-signature",
        "webhook-signature");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
        "a secret of another source"
      })
  void whatIsSignedWithAnUnknownSecretIsRefusedAndLogged(String secret) {
    var other = secret.startsWith("whsec_") ? secret : WebhookSender.enter(http, MAPPING).secret();

    var answer = sender.withSecret(other).send(id, now(), body(email));

    assertRefused(answer, 401, "webhook-wrong-signature", "webhook-signature");
  }

  @Test
  void aReplayIsRefusedAndLogged() {
    var at = now();
    assertThat(sender.send(id, at, body(email)).status()).isEqualTo(202);

    var answer = sender.send(id, at, body(email));

    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.json().at("/errors/0/field").asString()).isEqualTo("webhook-id");
    assertThat(latest().get("reason").asString()).isEqualTo("webhook-replayed");
    assertThat(engagements()).isEqualTo(1);
    assertThat(arrivals()).containsExactly("accepted", "refused");
  }

  @Test
  void aRetryIsSignedAnewAndGetsTheFirstAnswer() {
    var first = sender.send(id, now().minusSeconds(20), body(email));

    var retried = sender.send(id, now(), body(email));

    assertThat(retried.status()).isEqualTo(200);
    assertThat(retried.json()).isEqualTo(first.json());
    assertThat(latest().get("outcome").asString()).isEqualTo("repeated");
    assertThat(engagements()).isEqualTo(1);
    assertThat(arrivals()).containsExactly("accepted", "repeated");
  }

  @Test
  void anotherBodyUnderTheSameIdIsRefusedAndLogged() {
    sender.send(id, now().minusSeconds(20), body(email));

    var answer = sender.send(id, now(), body(email) + " ");

    assertThat(answer.status()).isEqualTo(422);
    assertThat(latest().get("reason").asString()).isEqualTo("webhook-id-reused");
    assertThat(engagements()).isEqualTo(1);
  }

  @Test
  void sentTenTimesAtOnceItIsTakenOnce() {
    var at = now();
    var calls =
        IntStream.range(0, 10)
            .mapToObj(
                i ->
                    CompletableFuture.supplyAsync(
                        () -> sender.send(id, at, body(email)), Thread::startVirtualThread))
            .toList();
    var answers = calls.stream().map(call -> call.join().status()).toList();

    assertThat(answers).containsOnlyOnce(202).allMatch(status -> status == 202 || status == 409);
    assertThat(engagements()).isEqualTo(1);
    assertThat(log.find(sender.sourceId(), null, 100)).hasSize(10);
  }

  @Test
  void aRotatedSecretWorksBesideTheOldOneUntilThatIsRemoved() {
    var old = sender;
    var rotated = sender.withNewSecret();
    var at = now();
    var both = old.sign(id, at, body(email)) + " " + rotated.sign(id, at, body(email));

    assertThat(old.send(id + "-1", at, body(Leads.newEmail())).status()).isEqualTo(202);
    assertThat(rotated.send(id + "-2", at, body(Leads.newEmail())).status()).isEqualTo(202);
    assertThat(old.send(id, seconds(at), both, body(email)).status()).isEqualTo(202);

    var view = http.get("/api/webhooks/" + sender.sourceId());
    assertThat(view.body()).doesNotContain("whsec_", old.secret().substring(6));
    var oldId = view.json().at("/secrets/0/secretId").asString();
    var secrets = "/api/webhooks/" + sender.sourceId() + "/secrets/";
    assertThat(http.delete(secrets + oldId).status()).isEqualTo(204);

    assertThat(old.send(id + "-3", at, body(email)).status()).isEqualTo(401);
    assertThat(rotated.send(id + "-4", at, body(email)).status()).isEqualTo(202);
    assertThat(
            rotated
                .send(id + "-5", seconds(at), signedByBoth(old, rotated, at), body(email))
                .status())
        .isEqualTo(202);
    assertThat(http.delete(secrets + oldId).status()).isEqualTo(404);
  }

  private String signedByBoth(WebhookSender old, WebhookSender rotated, Instant at) {
    return "v1a,bm90IG91cnM= v1,?? "
        + old.sign(id + "-5", at, body(email))
        + " "
        + rotated.sign(id + "-5", at, body(email));
  }

  @Test
  void aSecretThatTheSenderHasMadeIsEnteredAndKeptEncrypted() {
    var secret = "whsec_c2VjcmV0IG1hZGUgYnkgdGhlIHNlbmRlciE=";
    var entered =
        http.post(
            "/api/webhooks/" + sender.sourceId() + "/secrets",
            "application/json",
            "{\"secret\":\"%s\"}".formatted(secret));

    assertThat(entered.status()).as(entered.body()).isEqualTo(201);
    assertThat(entered.json().has("secret")).isFalse();
    assertThat(sender.withSecret(secret).send(id, now(), body(email)).status()).isEqualTo(202);
    assertThat(
            jdbc
                .sql("select sealed from webhook_secret where source_id = :id")
                .param("id", sender.sourceId())
                .query(byte[].class)
                .list()
                .stream()
                .map(kept -> new String(kept, StandardCharsets.ISO_8859_1)))
        .hasSize(2)
        .noneMatch(kept -> kept.contains("secret"));
  }

  @ParameterizedTest
  @CsvSource({
    "{}                          , secret",
    "{'secret':'plain'}          , secret",
    "{'secret':'whsec_c2hvcnQ='} , secret",
    "{'secret':'whsec_%%%'}      , secret",
    "{'other':1}                 , other"
  })
  void refusesASecretThatIsNone(String json, String field) {
    var answer =
        http.post(
            "/api/webhooks/" + sender.sourceId() + "/secrets",
            "application/json",
            json.replace('\'', '"'));

    assertThat(answer.status()).as(answer.body()).isEqualTo(400);
    assertThat(answer.json().at("/errors/0/field").asString()).isEqualTo(field);
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "-        , 1      , v1     , webhook-id",
        "with.dot , 1      , v1     , webhook-id",
        "ok       , -      , v1     , webhook-timestamp",
        "ok       , soon   , v1     , webhook-timestamp",
        "ok       , 01     , v1     , webhook-timestamp",
        "ok       , 9999999999999 , v1 , webhook-timestamp",
        "ok       , 1      , -      , webhook-signature",
        "ok       , 1      , 'v1,'  , webhook-signature",
        "ok       , 1      , 'v2,AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=' , webhook-signature",
      })
  void namesTheHeaderThatIsMissingOrMalformedAndLogsIt(
      String webhookId, String timestamp, String signature, String field) {
    var headers = new ArrayList<String>();
    add(headers, "webhook-id", webhookId);
    add(headers, "webhook-timestamp", timestamp);
    add(headers, "webhook-signature", signature);

    var answer =
        http.post(
            "/webhooks/" + sender.sourceId(),
            "application/json",
            body(email),
            headers.toArray(String[]::new));

    assertRefused(answer, 400, "webhook-malformed-header", field);
  }

  private static void add(List<String> headers, String name, String value) {
    if (value != null) {
      headers.add(name);
      headers.add(value);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "null",
        "{\"a\":1,\"a\":2}",
        "{} {}",
        "who=eve",
        "\u0000",
        "{\"a\":1e9999999999}"
      })
  void whatIsNoJsonIsRefusedAndLoggedAndMayBeSentRight(String broken) {
    assertRefused(sender.send(id, now(), broken), 400, "invalid-request", "body");

    assertThat(sender.send(id, now().minusSeconds(1), body(email)).status()).isEqualTo(202);
  }

  @Test
  void whatIsNestedBeyondMeasureIsRefused() {
    var deep = "{\"who\":" + "[".repeat(20_000) + "]".repeat(20_000) + "}";

    assertRefused(sender.send(id, now(), deep), 400, "invalid-request", "body");
    assertThat(sender.send(id, now(), " ".repeat(256 * 1024 + 1)).status()).isEqualTo(413);
  }

  @Test
  void fieldsThatAreWrongAreNamedAndLoggedWithoutWhatTheySaid(CapturedOutput output) {
    var answer = sender.send(id, now(), "{\"who\":{\"mail\":\"canary\",\"name\":[\"Canaria\"]}}");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().get("errors").findValuesAsString("field"))
        .containsExactlyInAnyOrder("email", "firstName");
    var delivery = latest();
    assertThat(delivery.get("reason").asString()).isEqualTo("invalid-request");
    assertThat(delivery.get("problem").asString())
        .contains("email: send an e-mail address", "firstName: send a text")
        .doesNotContainIgnoringCase("canar");
    assertThat(output.getAll()).doesNotContainIgnoringCase("canar");
  }

  @Test
  void nobodysAddressIsUnknownAndLogsNothing() {
    var before = Tables.count(jdbc, "arrival");

    var answer = http.post("/webhooks/nobody", "application/json", body(email));

    assertThat(answer.status()).isEqualTo(404);
    assertThat(Tables.count(jdbc, "arrival")).isEqualTo(before);
    assertThat(http.get("/api/webhooks/nobody/deliveries").status()).isEqualTo(404);
  }

  @Test
  void aSourceWithoutSecretsIsClosed() {
    var secretId =
        http.get("/api/webhooks/" + sender.sourceId()).json().at("/secrets/0/secretId").asString();
    http.delete("/api/webhooks/" + sender.sourceId() + "/secrets/" + secretId);

    assertRefused(
        sender.send(id, now(), body(email)), 401, "webhook-wrong-signature", "webhook-signature");
  }

  @Test
  void callsAreListedByOutcomeAndForgottenInTime() {
    sender.send(id, now(), body(email));
    sender.send(id, now().plusSeconds(400), body(email));
    var deliveries = "/api/webhooks/" + sender.sourceId() + "/deliveries";

    assertThat(http.get(deliveries + "?outcome=refused").json()).hasSize(1);
    assertThat(http.get(deliveries + "?limit=1").json().at("/0/reason").asString())
        .isEqualTo("webhook-future");
    assertThat(http.get(deliveries + "?outcome=lost").json().at("/errors/0/field").asString())
        .isEqualTo("outcome");
    assertThat(http.get(deliveries + "?limit=0").status()).isEqualTo(400);

    while (log.forget(Duration.ofDays(1))) {
      Thread.onSpinWait();
    }
    assertThat(http.get(deliveries).json()).hasSize(2);
    while (log.forget(Duration.ZERO)) {
      Thread.onSpinWait();
    }
    assertThat(http.get(deliveries).json()).isEmpty();
  }

  private void assertRefused(Answer answer, int status, String reason, String field) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    assertThat(answer.json().get("type").asString()).isEqualTo("urn:sluice:problem:" + reason);
    assertThat(answer.json().at("/errors/0/field").asString()).isEqualTo(field);
    var delivery = latest();
    assertThat(delivery.get("outcome").asString()).isEqualTo("refused");
    assertThat(delivery.get("reason").asString()).isEqualTo(reason);
    assertThat(delivery.get("problem").asString()).startsWith(field + ": ");
    assertThat(arrivals()).isNotEmpty().containsOnly("refused");
    assertThat(engagements()).isZero();
  }

  private JsonNode latest() {
    return http.get("/api/webhooks/" + sender.sourceId() + "/deliveries?limit=1").json().get(0);
  }

  private List<String> arrivals() {
    return jdbc.sql(
            """
            select outcome from arrival where door = 'webhook' and door_id = :id order by received_at
            """)
        .param("id", sender.sourceId())
        .query(String.class)
        .list();
  }

  private long engagements() {
    return jdbc.sql(
            "select count(*) from engagement join lead using (lead_id) where email = :email")
        .param("email", email)
        .query(Long.class)
        .single();
  }

  private Instant now() {
    return clock.instant();
  }

  private static String seconds(Instant at) {
    return String.valueOf(at.getEpochSecond());
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String body(String email) {
    return "{\"who\":{\"mail\":\"%s\",\"name\":\"Zoë 🚀\"}}".formatted(email);
  }
}
