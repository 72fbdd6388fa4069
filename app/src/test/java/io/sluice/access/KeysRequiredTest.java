package io.sluice.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.testing.Http;
import io.sluice.testing.Http.Answer;
import io.sluice.testing.Leads;
import io.sluice.testing.SluiceTest;
import io.sluice.testing.TestClock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/** As an installation is: nobody calls the API without a key, and nobody too often. */
@SluiceTest
@TestPropertySource(
    properties = {
      "sluice.access.keys=required",
      "sluice.access.first-key=" + KeysRequiredTest.FIRST_KEY,
      "sluice.access.key-rate=1",
      "sluice.access.key-burst=20",
      "sluice.access.address-rate=1",
      "sluice.access.address-burst=5"
    })
class KeysRequiredTest {

  static final String FIRST_KEY = "Zm9yIHRoZSB0ZXN0cyBvbmx5LCBubyBzZWNyZXQh+/A=";

  private static final List<String> DOORS = List.of("POST /api/leads", "POST /api/engagements");

  /** With everything under it, as far as it is of one's own. */
  private static final String IMPORTS = " /api/imports";

  @Autowired JdbcClient jdbc;
  @Autowired TestClock clock;
  Http http;

  @BeforeEach
  void connect(@LocalServerPort int port) {
    http = new Http(port);
  }

  @Test
  void noCallOfTheApiIsOpenWithoutAKeyAndAllAreToOneThatOperates() {
    var operate = operateKey();
    for (var call : calls()) {
      var answer = call.without();
      assertThat(answer.status()).as(call.toString()).isEqualTo(401);
      assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer realm=\"sluice\"");
      assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
      assertThat(answer.json().get("detail").asString()).contains("Authorization: Bearer");
      assertThat(call.with(operate).status()).as(call.toString()).isNotIn(401, 403);
    }
  }

  @Test
  void aKeyOfASourceOpensTheDoorsOfTheIntakeAndNothingElse() {
    var intake = intakeKey("website");
    for (var call : calls()) {
      var answer = call.with(intake);
      if (DOORS.contains(call.toString()) || call.toString().contains(IMPORTS)) {
        assertThat(answer.status()).as(call.toString()).isNotIn(401, 403);
      } else {
        assertThat(answer.status()).as(call.toString()).isEqualTo(403);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.json().get("detail").asString()).contains("website", "operate");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "slk_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        "x",
        "%00",
        "Zm9yIHRoZSB0ZXN0cyBvbmx5LCBubyBzZWNyZXQh+/B="
      })
  void aWrongKeyIsRefusedAndNotRepeated(String key) {
    var answer = http.call("GET", "/api/keys", bearer(key));

    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.header("WWW-Authenticate")).contains("error=\"invalid_token\"");
    assertThat(answer.json().get("type").asString()).isEqualTo("urn:sluice:problem:unauthorized");
    assertThat(answer.body()).doesNotContain("slk_AAAA");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/actuator/health/liveness", "/actuator/prometheus", "/v3/api-docs", "/mail/x"})
  void whatIsNotTheApiNeedsNoKey(String path) {
    assertThat(http.get(path).status()).isNotIn(401, 403);
  }

  @Test
  void aKeyIsShownOnceStoredAsAHashAndToldByItsBeginning() {
    var made =
        make("{\"authority\":\"intake\",\"source\":\"fair\",\"by\":\"jordan\",\"note\":\"n\"}");

    assertThat(made.status()).isEqualTo(201);
    var key = made.json().get("key").asString();
    assertThat(key).matches("slk_[A-Za-z0-9_-]{43}");
    var shown = http.call("GET", made.header("Location"), bearer(FIRST_KEY)).json();
    assertThat(shown.get("authority").asString()).isEqualTo("intake");
    assertThat(shown.get("source").asString()).isEqualTo("fair");
    assertThat(shown.get("by").asString()).isEqualTo("jordan");
    assertThat(key).startsWith(shown.get("beginning").asString());
    assertThat(shown.has("key")).isFalse();
    assertThat(shown.has("lastUsedAt")).isFalse();
    assertThat(http.call("GET", "/api/keys", bearer(FIRST_KEY)).body())
        .contains(shown.get("keyId").asString())
        .doesNotContain(key);
    assertThat(jdbc.sql("select k::text from api_key k").query(String.class).list())
        .isNotEmpty()
        .noneMatch(row -> row.contains(key.substring(12)));

    http.postLead(lead(Leads.newEmail()), bearer(key));

    assertThat(
            http.call("GET", made.header("Location"), bearer(FIRST_KEY)).json().has("lastUsedAt"))
        .isTrue();
  }

  @Test
  void aRevokedKeyOpensNothingAtOnceAndForGood() {
    var made = make("{\"authority\":\"operate\",\"by\":\"jordan\"}");
    var key = made.json().get("key").asString();
    assertThat(http.call("GET", "/api/keys", bearer(key)).status()).isEqualTo(200);

    var revoked = http.call("DELETE", made.header("Location"), bearer(key));

    assertThat(revoked.status()).isEqualTo(204);
    assertThat(http.call("GET", "/api/keys", bearer(key)).status()).isEqualTo(401);
    var since = http.call("GET", made.header("Location"), bearer(FIRST_KEY)).json();
    assertThat(since.get("revokedAt").isNull()).isFalse();
    http.call("DELETE", made.header("Location"), bearer(FIRST_KEY));
    assertThat(http.call("GET", made.header("Location"), bearer(FIRST_KEY)).json())
        .isEqualTo(since);
    assertThat(http.call("DELETE", "/api/keys/" + UUID.randomUUID(), bearer(FIRST_KEY)).status())
        .isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{}                                                     | authority | required",
        "{\"authority\":\"all\",\"by\":\"x\"}                   | authority | intake, operate",
        "{\"authority\":\"intake\",\"by\":\"x\"}                | source    | required",
        "{\"authority\":\"operate\",\"by\":\"x\",\"source\":\"y\"} | source | remove",
        "{\"authority\":\"operate\"}                            | by        | required",
        "{\"authority\":\"operate\",\"by\":\"x\",\"key\":\"y\"} | key       | remove"
      })
  void refusesAKeyThatCannotBeAndNamesTheField(String body, String field, String fix) {
    var answer = make(body);

    assertThat(answer.status()).isEqualTo(400);
    var error =
        answer
            .json()
            .get("errors")
            .valueStream()
            .filter(e -> is(e, field))
            .findFirst()
            .orElseThrow();
    assertThat(error.get("fix").asString()).contains(fix);
  }

  @Test
  void withTheKeyOfASourceALeadNeedNotNameIt() {
    var intake = intakeKey("partner-portal");

    var taken = http.postLead(lead(Leads.newEmail()), bearer(intake));
    var named =
        http.postLead(lead(Leads.newEmail(), ",\"source\":\" partner-portal \""), bearer(intake));

    assertThat(taken.status()).as(taken.body()).isEqualTo(202);
    assertThat(named.status()).as(named.body()).isEqualTo(202);
    for (var answer : List.of(taken, named)) {
      var leadId = answer.json().get("leadId").asString();
      assertThat(column("select source from lead where lead_id = ?::uuid", leadId))
          .isEqualTo("partner-portal");
      assertThat(column("select door_id from arrival where lead_id = ?::uuid", leadId))
          .isEqualTo("partner-portal");
    }
  }

  @Test
  void withTheKeyOfASourceNoLeadOfAnotherOneComesIn() {
    var answer =
        http.postLead(
            lead(Leads.newEmail(), ",\"source\":\"website\""), bearer(intakeKey("partner-portal")));

    assertThat(answer.status()).isEqualTo(400);
    var error = answer.json().at("/errors/0");
    assertThat(error.get("field").asString()).isEqualTo("source");
    assertThat(error.get("value").asString()).isEqualTo("website");
    assertThat(error.get("fix").asString()).contains("send partner-portal, or leave it out");
  }

  @Test
  void withAKeyThatOperatesALeadHasToNameItsSource() {
    var answer = http.postLead(lead(Leads.newEmail()), bearer(operateKey()));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().at("/errors/0/field").asString()).isEqualTo("source");
  }

  @Test
  void aFileOfASourceNeedNotNameItEither() {
    var intake = intakeKey("fair");
    var without = "email,activity\n%s,event".formatted(Leads.newEmail());
    var with =
        "email,activity,source\n%s,event,fair\n%s,event,\n%s,event,website"
            .formatted(Leads.newEmail(), Leads.newEmail(), Leads.newEmail());

    var first = http.post("/api/imports", "text/csv", without, bearer(intake)).json();
    var second = http.post("/api/imports", "text/csv", with, bearer(intake)).json();

    assertThat(first.get("accepted").asInt()).isEqualTo(1);
    assertThat(second.get("accepted").asInt()).isEqualTo(2);
    assertThat(second.at("/refusedRows/0/line").asInt()).isEqualTo(4);
    assertThat(second.at("/refusedRows/0/errors/0/value").asString()).isEqualTo("website");
  }

  @Test
  void aSourceSeesItsOwnImportsAndNoOthers() {
    var own = intakeKey("fair");
    var other = intakeKey("other");
    var file = "email,activity\n%s,event\nnobody,event".formatted(Leads.newEmail());
    var id = http.post("/api/imports", "text/csv", file, bearer(own)).json().get("id").asString();
    var path = "/api/imports/" + id;

    for (var call : List.of("", "/preview", "/refused.csv")) {
      assertThat(http.call("GET", path + call, bearer(own)).status()).as(call).isEqualTo(200);
      assertThat(http.call("GET", path + call, bearer(other)).status()).as(call).isEqualTo(404);
    }
    assertThat(http.call("POST", path + "/cancel", bearer(other)).status()).isEqualTo(404);
    assertThat(http.call("GET", "/api/imports", bearer(own)).body()).contains(id);
    assertThat(http.call("GET", "/api/imports", bearer(other)).body()).doesNotContain(id);
    assertThat(http.call("GET", path, bearer(operateKey())).status()).isEqualTo(200);
    var ofOther = http.post("/api/imports", "text/csv", file, bearer(other)).json();
    assertThat(ofOther.get("id").asString()).as("nor what it has loaded").isNotEqualTo(id);
  }

  @Test
  void theSameIdempotencyKeyOfTwoSourcesIsTwo() {
    var key = UUID.randomUUID().toString();
    var one = intakeKey("one");
    var body = lead(Leads.newEmail());
    var ofOne = http.postLead(body, with(bearer(one), "Idempotency-Key", key));

    var ofTwo =
        http.postLead(
            lead(Leads.newEmail()), with(bearer(intakeKey("two")), "Idempotency-Key", key));
    var again = http.postLead(body, with(bearer(intakeKey("one")), "Idempotency-Key", key));

    assertThat(ofTwo.status()).as(ofTwo.body()).isEqualTo(202);
    assertThat(again.body()).as("also by the source's next API key").isEqualTo(ofOne.body());
  }

  @Test
  void whoSendsTooMuchByOneKeyIsToldWhenToComeBackAndOthersAreNot() {
    var key = intakeKey("eager");
    var refused = until429(() -> http.postLead("{}", bearer(key)));

    assertThat(refused.header("Retry-After")).isEqualTo("1");
    assertThat(refused.header("Content-Type")).startsWith("application/problem+json");
    assertThat(refused.json().get("type").asString())
        .isEqualTo("urn:sluice:problem:too-many-requests");
    assertThat(http.postLead("{}", bearer(intakeKey("eager"))).status()).isEqualTo(400);
    assertThat(http.call("GET", "/api/keys", bearer(FIRST_KEY)).status()).isEqualTo(200);

    clock.forward(Duration.ofSeconds(2));
    assertThat(http.postLead("{}", bearer(key)).status()).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/forms/nobody", "/webhooks/nobody"})
  void whoSendsTooMuchWithoutAKeyIsKnownByTheConnectionAndNotByWhatItSays(String door) {
    var sender = UUID.randomUUID();

    var refused =
        until429(
            () -> http.post(door, "application/json", "{}", "X-Forwarded-For", "10.0.0." + sender));

    assertThat(refused.header("Retry-After")).isEqualTo("1");
    assertThat(http.get("/actuator/health/liveness").status()).isEqualTo(200);
    clock.forward(Duration.ofMinutes(1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api//keys", "/api/keys;x=1", "/api/%2e%2e/keys"})
  void aPathThatMayMeanAnotherIsRefused(String path) {
    var answer = http.call("GET", path);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    assertThat(answer.json().at("/errors/0/field").asString()).isEqualTo("path");
  }

  private static Answer until429(Supplier<Answer> call) {
    return Stream.generate(call)
        .limit(200)
        .filter(answer -> answer.status() == 429)
        .findFirst()
        .orElseThrow(() -> new AssertionError("200 requests passed"));
  }

  /** Every operation that the API description has, with ids where the path has them. */
  private List<Call> calls() {
    return http.get("/v3/api-docs")
        .json()
        .get("paths")
        .propertyStream()
        .filter(path -> path.getKey().startsWith("/api/"))
        .flatMap(
            path -> path.getValue().propertyNames().stream().map(m -> new Call(m, path.getKey())))
        .toList();
  }

  private class Call {

    private final String method;
    private final String path;

    Call(String method, String path) {
      this.method = method.toUpperCase(Locale.ROOT);
      this.path = path.replaceAll("\\{\\w+}", "00000000-0000-0000-0000-000000000000");
    }

    Answer without() {
      return http.call(method, path);
    }

    Answer with(String key) {
      return http.call(method, path, bearer(key));
    }

    @Override
    public String toString() {
      return method + " " + path;
    }
  }

  private String operateKey() {
    return key("{\"authority\":\"operate\",\"by\":\"jordan\"}");
  }

  private String intakeKey(String source) {
    return key("{\"authority\":\"intake\",\"by\":\"jordan\",\"source\":\"%s\"}".formatted(source));
  }

  private String key(String body) {
    return make(body).json().get("key").asString();
  }

  private Answer make(String body) {
    return http.post("/api/keys", "application/json", body, bearer(FIRST_KEY));
  }

  private String column(String sql, String leadId) {
    return jdbc.sql(sql).param(leadId).query(String.class).single();
  }

  private static boolean is(JsonNode error, String field) {
    return error.get("field").asString().equals(field);
  }

  private static String[] bearer(String key) {
    return new String[] {"Authorization", "Bearer " + key};
  }

  private static String[] with(String[] headers, String name, String value) {
    return Stream.concat(Stream.of(headers), Stream.of(name, value)).toArray(String[]::new);
  }

  private static String lead(String email) {
    return lead(email, "");
  }

  private static String lead(String email, String more) {
    return "{\"email\":\"%s\",\"activity\":\"webinar\"%s}".formatted(email, more);
  }
}
