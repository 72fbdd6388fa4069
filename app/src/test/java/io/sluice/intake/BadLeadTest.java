package io.sluice.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.testing.Http;
import io.sluice.testing.SluiceTest;
import io.sluice.testing.Tables;
import java.nio.charset.StandardCharsets;
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

@SluiceTest
@ExtendWith(OutputCaptureExtension.class)
class BadLeadTest {

  private static final String GOOD_REST = "\"source\":\"website\",\"activity\":\"webinar\"";

  @Autowired JdbcClient jdbc;
  Http http;

  @BeforeEach
  void connect(@LocalServerPort int port) {
    http = new Http(port);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"email\":\"\"                            | email         | required",
        "\"email\":null                            | email         | required",
        "\"email\":\"   \"                         | email         | required",
        "\"email\":\"ada\"                         | email         | mail can reach",
        "\"email\":\"ada@\"                        | email         | mail can reach",
        "\"email\":\"ada@localhost\"               | email         | mail can reach",
        "\"email\":\"ada@example..com\"            | email         | mail can reach",
        "\"email\":\"ada@-example.com\"            | email         | mail can reach",
        "\"email\":\"ada@[127.0.0.1]\"             | email         | mail can reach",
        "\"email\":\"ada@127.0.0.1\"               | email         | mail can reach",
        "\"email\":\"a b@example.com\"             | email         | mail can reach",
        "\"email\":\"\\\"a b\\\"@example.com\"     | email         | mail can reach",
        "\"email\":\"ada(hi)@example.com\"         | email         | mail can reach",
        "\"email\":\"Ada <ada@example.com>\"       | email         | mail can reach",
        "\"email\":\"ada@example.com,b@example.com\" | email       | mail can reach",
        "\"email\":\"a\\u200bda@example.com\"     | email         | mail can reach",
        "\"email\":\"a\\u00a0da@example.com\"     | email         | mail can reach",
        "\"email\":\"ada\\u202e@example.com\"     | email         | mail can reach",
        "\"email\":\"ada@exam_ple.com\"            | email         | mail can reach",
        "\"email\":\"ada@example.com\\u0000\"      | email         | control characters",
        "\"email\":\"ada@example.com\\r\\nBcc: x\" | email         | control characters",
        "\"email\":42                              | email         | text in quotes",
        "\"email\":true                            | email         | text in quotes",
        "\"email\":[\"ada@example.com\"]           | email         | text in quotes",
        "\"email\":{\"a\":1}                       | email         | text in quotes",
        "\"firstName\":\"A\\u0000B\"               | firstName     | control characters",
        "\"firstName\":\"\\ud800\"                 | firstName     | control characters",
        "\"company\":\"line\\nbreak\"              | company       | control characters",
        "\"phone\":\"call me\"                     | phone         | telephone number",
        "\"website\":\"javascript:alert(1)\"       | website       | web address",
        "\"website\":\"no dots\"                   | website       | web address",
        "\"country\":\"Germany\"                   | country       | ISO 3166",
        "\"country\":\"XX\"                        | country       | ISO 3166",
        "\"employees\":-1                          | employees     | whole number",
        "\"employees\":1.5                         | employees     | whole number",
        "\"employees\":1e3                         | employees     | whole number",
        "\"employees\":\"many\"                    | employees     | without quotes",
        "\"employees\":\"12\"                      | employees     | without quotes",
        "\"employees\":99999999999999999999        | employees     | whole number",
        "\"employees\":2147483648                  | employees     | whole number",
        "\"annualRevenue\":-5                      | annualRevenue | whole number",
        "\"annualRevenue\":1e999999999             | annualRevenue | whole number",
        "\"channel\":\"sideways\"                  | channel       | inbound, outbound",
        "\"channel\":\"INBOUND\"                   | channel       | inbound, outbound",
        "\"activity\":\"nap\"                      | activity      | demo-request",
        "\"occurredAt\":\"yesterday\"              | occurredAt    | offset or Z",
        "\"occurredAt\":\"2026-03-14\"             | occurredAt    | offset or Z",
        "\"occurredAt\":\"2026-03-14T09:26:53\"    | occurredAt    | offset or Z",
        "\"occurredAt\":\"2026-13-14T09:26:53Z\"   | occurredAt    | offset or Z",
        "\"occurredAt\":\"2999-01-01T00:00:00Z\"   | occurredAt    | not in the future",
        "\"occurredAt\":\"+999999999-12-31T23:59:59Z\" | occurredAt | not in the future",
        "\"occurredAt\":\"1066-10-14T00:00:00Z\"   | occurredAt    | since 2000",
        "\"occurredAt\":1710408413                 | occurredAt    | text in quotes",
        "\"leadId\":\"mine\"                       | leadId        | remove this field",
        "\"emial\":null                            | emial         | remove this field",
        "\"emial\":\" \"                           | emial         | remove this field",
        "\"Email\":\"x\"                           | Email         | remove this field",
        "\"a\":1,\"a\":2                           | a             | once",
        "\"lastName\":\"A\",\"lastName\":\"B\"     | lastName      | once",
      })
  void refusesAField(String json, String field, String fix) {
    var before = Tables.counts(jdbc);

    var answer = http.postLead(lead(json));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    var error = error(answer.json(), field);
    assertThat(error).as(answer.body()).isNotNull();
    assertThat(error.get("fix").asString()).contains(fix);
    assertThat(Tables.counts(jdbc)).isEqualTo(before);
  }

  @ParameterizedTest
  @CsvSource({
    "firstName,100",
    "lastName,100",
    "phone,40",
    "jobTitle,150",
    "company,200",
    "website,255",
    "industry,100",
    "source,100",
    "email,254"
  })
  void refusesAFieldThatIsTooLong(String field, int longest) {
    var value = "x".repeat(longest + 1);

    var answer = http.postLead("{\"%s\":\"%s\"}".formatted(field, value));

    var error = error(answer.json(), field);
    assertThat(error.get("fix").asString())
        .isEqualTo("send at most %d characters".formatted(longest));
    assertThat(error.get("value").asString()).hasSizeLessThanOrEqualTo(81);
  }

  @Test
  void namesEveryViolationAtOnce() {
    var answer =
        http.postLead(
            """
            {"email":"ada","employees":-1,"country":"Narnia","colour":"blue","occurredAt":"now"}""");

    assertThat(answer.json().get("errors").findValuesAsString("field"))
        .containsExactlyInAnyOrder(
            "email", "employees", "country", "colour", "occurredAt", "source", "activity");
  }

  @Test
  void showsAValueWithoutWhatATerminalObeys() {
    var answer = http.postLead("{\"firstName\":\"a\\u001b[31m\\u0000\\u202eb\"}");

    assertThat(error(answer.json(), "firstName").get("value").asString())
        .isEqualTo("a\\u001b[31m\\u0000\\u202eb");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{",
        "{\"email\":}",
        "nonsense",
        "[]",
        "\"text\"",
        "42",
        "null",
        "{} {}",
        "{},",
        "{'email':'a'}",
        "{\"email\":\"a\" \"b\"}",
        "{\"email\":NaN}",
        "{\"a\":[1,2}"
      })
  void refusesABodyThatIsNotOneJsonObject(String body) {
    var before = Tables.counts(jdbc);

    var answer = http.postLead(body);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().get("type").asString())
        .isEqualTo("urn:sluice:problem:invalid-request");
    assertThat(error(answer.json(), "body")).isNotNull();
    assertThat(Tables.counts(jdbc)).isEqualTo(before);
  }

  @Test
  void refusesDeepNestingAndInvalidUtf8() {
    var deep = "{\"a\":" + "[".repeat(20_000);
    byte[] latin1 = lead("\"firstName\":\"J\u00fcrgen\"").getBytes(StandardCharsets.ISO_8859_1);

    assertThat(http.postLead(deep).status()).isEqualTo(400);
    assertThat(http.post("/api/leads", "application/json", latin1).status()).isEqualTo(400);
  }

  @Test
  void refusesABodyOver64KiB() {
    var body = lead("\"firstName\":\"" + "x".repeat(64 * 1024) + "\"");
    var before = Tables.counts(jdbc);

    var announced = http.postLead(body);
    var chunked =
        http.postChunked("/api/leads", "application/json", body.getBytes(StandardCharsets.UTF_8));

    assertThat(announced.status()).isEqualTo(413);
    assertThat(chunked.status()).isEqualTo(413);
    assertThat(chunked.json().get("detail").asString()).contains("64 KiB");
    assertThat(Tables.counts(jdbc)).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/plain", "application/xml", "application/x-www-form-urlencoded"})
  void refusesAnotherContentType(String contentType) {
    var answer = http.post("/api/leads", contentType, lead("\"phone\":\"1\""));

    assertThat(answer.status()).isEqualTo(415);
    assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    assertThat(error(answer.json(), "Content-Type").get("fix").asString())
        .isEqualTo("send Content-Type: application/json");
  }

  @Test
  void refusesNoContentTypeAndAnotherMethod() {
    assertThat(http.post("/api/leads", null, "{}").status()).isEqualTo(415);
    var answer = http.get("/api/leads");
    assertThat(answer.status()).isEqualTo(405);
    assertThat(answer.json().get("type").asString())
        .isEqualTo("urn:sluice:problem:method-not-allowed");
    assertThat(http.get("/nowhere").json().get("status").asInt()).isEqualTo(404);
  }

  @Test
  void storesNothingForACallerWhoCannotReadTheAnswer() {
    var before = Tables.counts(jdbc);

    var answer = http.postLead(lead("\"phone\":\"1\""), "Accept", "text/html");
    var problem = http.postLead("{}", "Accept", "application/json");

    assertThat(answer.status()).isEqualTo(406);
    assertThat(problem.header("Content-Type")).startsWith("application/problem+json");
    assertThat(Tables.counts(jdbc)).isEqualTo(before);
  }

  @Test
  void anErrorOfTheDatabaseDoesNotQuoteTheRow() {
    http.postLead(lead("\"email\":\"quoted@example.com\""));
    var copy =
        """
        insert into lead (lead_id, version, email, email_key, captured_at)
        select lead_id, 0, email, email_key, captured_at from lead
        """;

    assertThatThrownBy(() -> jdbc.sql(copy).update())
        .hasMessageContaining("duplicate key")
        .hasMessageNotContaining("@example.com");
  }

  @Test
  void logsNothingOfWhatItRefusesOrTakes(CapturedOutput output) {
    http.postLead(lead("\"firstName\":\"Canaria\u0001\",\"nobody\":\"canary@example.com\""));
    http.postLead("{\"email\":\"canary@example.com\" \"firstName\":\"Canaria\"");
    http.post("/api/leads", "text/plain", "Canaria canary@example.com");
    http.postLead(lead("\"email\":\"canary@example.com\",\"firstName\":\"Canaria\""));

    assertThat(output.getAll()).doesNotContainIgnoringCase("canar");
    assertThat(output.getOut()).contains("Lead accepted, cycle 1");
  }

  /** A lead that is good but for the given fields. */
  private static String lead(String fields) {
    var email = fields.contains("\"email\"") ? "" : "\"email\":\"ada@example.com\",";
    var rest = fields.contains("\"activity\"") ? "\"source\":\"website\"" : GOOD_REST;
    return "{" + email + fields + "," + rest + "}";
  }

  private static JsonNode error(JsonNode problem, String field) {
    for (var error : problem.get("errors")) {
      if (error.get("field").asString().equals(field)) {
        return error;
      }
    }
    return null;
  }
}
