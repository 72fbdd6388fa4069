package io.sluice.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.testing.Http;
import io.sluice.testing.Leads;
import io.sluice.testing.SluiceTest;
import io.sluice.testing.WebhookSender;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** How payloads become leads is data. */
@SluiceTest
class MappingTest {

  private static final String EMAIL = "\"email\":{\"path\":\"$.m\"}";
  private static final String ACTIVITY = "\"activity\":{\"value\":\"webinar\"}";

  @Autowired Clock clock;
  Http http;

  @BeforeEach
  void connect(@LocalServerPort int port) {
    http = new Http(port);
  }

  @ParameterizedTest
  @CsvSource({
    "3bfa5c01-0000-4000-8000-000000000001, demo-request",
    "3bfa5c01-0000-4000-8000-000000000002, contact-request",
    "3bfa5c01-0000-4000-8000-0000000000ff, content-download"
  })
  void aPayloadAsHubSpotSendsItMapsWithoutCode(String form, String activity) throws IOException {
    var sender =
        WebhookSender.enter(http, Files.readString(Path.of("../docs/webhooks/hubspot.json")));
    var email = Leads.newEmail();
    var payload =
        new ClassPathResource("webhooks/hubspot.json").getContentAsString(StandardCharsets.UTF_8);

    var lead = lead(send(sender, payload.formatted(email, email, form)).at("/events/0"));

    var facts = lead.get("facts");
    assertThat(facts.get("email").asString()).isEqualTo(email);
    assertThat(facts.get("firstName").asString()).isEqualTo("Jürgen");
    assertThat(facts.get("lastName").asString()).isEqualTo("O'Brien-Šťastná");
    assertThat(facts.get("phone").asString()).isEqualTo("+49 30 123456");
    assertThat(facts.get("company").asString()).isEqualTo("Northwind Traders");
    assertThat(facts.get("website").asString()).isEqualTo("northwind.example");
    assertThat(facts.get("country").asString()).isEqualTo("DE");
    assertThat(facts.get("employees").asInt()).isEqualTo(420);
    assertThat(facts.get("annualRevenue").asLong()).isEqualTo(60_000_000L);
    assertThat(facts.get("source").asString()).isEqualTo("hubspot");
    assertThat(lead.at("/activities/0/activity").asString()).isEqualTo(activity);
    assertThat(lead.at("/activities/0/occurredAt").asString()).isEqualTo("2025-11-22T08:26:40Z");
    assertThat(lead.at("/activities/0/note").asString()).isEqualTo("Demo");
  }

  @Test
  void onePayloadMayHoldSeveralEventsEachOfWhichStandsForItself() {
    var sender =
        WebhookSender.enter(
            http,
            "{\"source\":\"x\",\"events\":\"$.batch[*]\",\"fields\":{%s,%s}}"
                .formatted(EMAIL, ACTIVITY));
    var one = Leads.newEmail();
    var two = Leads.newEmail();

    var receipt =
        send(
            sender,
            "{\"batch\":[{\"m\":\"%s\"},{\"m\":\"nobody\"},{\"m\":\"%s\"},{\"m\":\"%s\"}]}"
                .formatted(one, two, one));

    assertThat(receipt.get("events").findValuesAsString("status"))
        .containsExactly("accepted", "refused", "accepted", "engaged");
    assertThat(receipt.at("/events/1/errors/0/field").asString()).isEqualTo("email");
    assertThat(lead(receipt.at("/events/2")).at("/facts/email").asString()).isEqualTo(two);
    var delivery = http.get("/api/webhooks/" + sender.sourceId() + "/deliveries").json().get(0);
    assertThat(delivery.get("accepted").asInt()).isEqualTo(2);
    assertThat(delivery.get("engaged").asInt()).isEqualTo(1);
    assertThat(delivery.get("refused").asInt()).isEqualTo(1);
    assertThat(delivery.get("problem").asString()).startsWith("email: ").doesNotContain("nobody");
  }

  @Test
  void ofManyEventsNoneOrTooManyMayBeThere() {
    var sender =
        WebhookSender.enter(
            http,
            "{\"source\":\"x\",\"events\":\"$.batch\",\"fields\":{%s,%s}}"
                .formatted(EMAIL, ACTIVITY));

    assertThat(send(sender, "{\"batch\":[]}").get("events")).isEmpty();
    assertThat(send(sender, "{}").get("events")).isEmpty();
    assertThat(send(sender, "{\"batch\":{\"m\":\"%s\"}}".formatted(Leads.newEmail())).get("events"))
        .hasSize(1);
    var tooMany =
        sender.send("m", clock.instant(), "{\"batch\":[%s1]}".formatted("1,".repeat(100)));
    assertThat(tooMany.status()).isEqualTo(400);
    assertThat(tooMany.json().at("/errors/0/field").asString()).isEqualTo("events");
    var allRefused = sender.send("n", clock.instant(), "{\"batch\":[{\"m\":\"a\"},7]}");
    assertThat(allRefused.status()).isEqualTo(400);
    assertThat(allRefused.json().get("errors").findValuesAsString("field"))
        .containsExactly("events[0].email", "events[1].email");
  }

  /** What a mapping says of the field note, in an event, and what is read. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      nullValues = "-",
      value = {
        "{\"path\":\"$.a\"}                                   | \"a\":\"x\"             | x",
        "{\"path\":\"$.a\"}                                   | \"b\":\"x\"             | -",
        "{\"path\":[\"$.a\",\"$.b\"]}                         | \"a\":\" \",\"b\":\"y\" | y",
        "{\"path\":[\"$.a\",\"$.b\"]}                         | \"a\":null,\"b\":\"y\"  | y",
        "{\"path\":\"$.a\"}                                   | \"a\":7                 | 7",
        "{\"path\":\"$.a\"}                                   | \"a\":1.50              | 1.50",
        "{\"path\":\"$.a\"}                                   | \"a\":true              | true",
        "{\"path\":\"$.a\",\"default\":\"z\"}                 | \"b\":1                 | z",
        "{\"path\":\"$.a\",\"values\":{\"x\":\"X\"}}          | \"a\":\"x\"             | X",
        "{\"path\":\"$.a\",\"values\":{\"x\":\"X\"}}          | \"a\":\"y\"             | y",
        "{\"path\":\"$.a\",\"values\":{\"7\":\"X\"}}          | \"a\":7                 | X",
        "{\"path\":\"$.a\",\"values\":{\"x\":\"X\"},\"default\":\"z\"} | \"a\":\"y\"    | z",
        "{\"path\":\"$.a\",\"as\":\"epoch-seconds\"}          | \"a\":0                 | 1970-01-01T00:00:00Z",
        "{\"path\":\"$.a\",\"as\":\"epoch-millis\"}           | \"a\":\"1500\"          | 1970-01-01T00:00:01.500Z",
        "{\"path\":\"$.a\",\"as\":\"epoch-millis\"}           | \"a\":\"soon\"          | soon",
        "{\"path\":\"$.a\",\"as\":\"epoch-seconds\"}          | \"a\":9223372036854775807 | 9223372036854775807",
        "{\"path\":\"$..a\"}                                  | \"b\":{\"c\":{\"a\":\"x\"}} | x",
        "{\"path\":\"$.l[?(@.k == 'n')].v\"}                  | \"l\":[{\"k\":\"m\",\"v\":1},{\"k\":\"n\",\"v\":2}] | 2",
        "{\"value\":\"always\"}                               | \"a\":\"x\"             | always",
        "{\"value\":7}                                        | \"a\":\"x\"             | 7",
      })
  void aFieldIsReadByItsRule(String rule, String event, String read) {
    var sender =
        WebhookSender.enter(
            http,
            "{\"source\":\"x\",\"fields\":{%s,%s,\"note\":%s}}".formatted(EMAIL, ACTIVITY, rule));

    var receipt = send(sender, "{\"m\":\"%s\",%s}".formatted(Leads.newEmail(), event));

    var note = lead(receipt.at("/events/0")).at("/activities/0/note");
    assertThat(note.isNull() ? null : note.asString()).isEqualTo(read);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "[]                                          | body                   | object",
        "{%s}                                        | source                 | say what",
        "{\"source\":\"x\"}                          | fields                 | object",
        "{\"source\":\"x\",\"fields\":{}}            | fields.email           | required",
        "{\"source\":\"x\",\"colour\":1,%s}          | colour                 | remove",
        "{\"source\":\"x\",\"events\":7,%s}          | events                 | JSON path",
        "{\"source\":\"x\",\"events\":\"$[\",%s}     | events                 | valid JSON path",
        "{\"source\":\"x\",%s,\"emial\":{}}}         | fields.emial           | remove",
        "{\"source\":\"x\",%s,\"source\":{}}}        | fields.source          | remove",
        "{\"source\":\"x\",%s,\"note\":\"$.a\"}}     | fields.note            | object",
        "{\"source\":\"x\",%s,\"note\":{}}}          | fields.note            | either a path or a value",
        "{\"source\":\"x\",%s,\"note\":{\"path\":\"$.a\",\"value\":\"b\"}}} | fields.note | either a path or a value",
        "{\"source\":\"x\",%s,\"note\":{\"path\":\"a\"}}}  | fields.note.path | JSON path",
        "{\"source\":\"x\",%s,\"note\":{\"path\":[]}}}     | fields.note.path | at least one",
        "{\"source\":\"x\",%s,\"note\":{\"path\":\"$.a[?(@.b =~ /(x+)+y/)]\"}}} | fields.note.path | in place of a pattern",
        "{\"source\":\"x\",%s,\"note\":{\"path\":\"$.a\",\"as\":\"roman\"}}} | fields.note.as | epoch-millis",
        "{\"source\":\"x\",%s,\"note\":{\"path\":\"$.a\",\"values\":[]}}} | fields.note.values | object",
        "{\"source\":\"x\",%s,\"channel\":{\"value\":\"sideways\"}}} | fields.channel.value | inbound, outbound",
        "{\"source\":\"x\",%s,\"country\":{\"path\":\"$.a\",\"default\":\"Narnia\"}}} | fields.country.default | ISO 3166",
        "{\"source\":\"x\",%s,\"country\":{\"path\":\"$.a\",\"values\":{\"D\":\"Narnia\"}}}} | fields.country.values.D | ISO 3166",
      })
  void refusesAMappingThatCannotBe(String mapping, String field, String fix) {
    var fields = "\"fields\":{%s,%s".formatted(EMAIL, ACTIVITY);
    var whole = mapping.endsWith(",%s}") || mapping.equals("{%s}") ? fields + "}" : fields;
    var sourceId = "s-" + UUID.randomUUID();

    var answer = http.put("/api/webhooks/" + sourceId, mapping.replace("%s", whole));

    assertThat(answer.status()).as(answer.body()).isEqualTo(400);
    var error =
        answer
            .json()
            .get("errors")
            .valueStream()
            .filter(found -> found.get("field").asString().equals(field))
            .findFirst();
    assertThat(error).as(answer.body()).isPresent();
    assertThat(error.get().get("fix").asString()).contains(fix);
    assertThat(http.get("/api/webhooks/" + sourceId).status()).isEqualTo(404);
  }

  @Test
  void aMappingIsReplacedAsAWholeAndReadAsItWasEntered() {
    var sender =
        WebhookSender.enter(
            http, "{\"source\":\"x\",\"fields\":{%s,%s}}".formatted(EMAIL, ACTIVITY));
    var other =
        "{\"source\":\"y\",\"fields\":{%s,\"activity\":{\"value\":\"event\"}}}".formatted(EMAIL);

    assertThat(http.put("/api/webhooks/" + sender.sourceId(), other).status()).isEqualTo(200);

    var read = http.get("/api/webhooks/" + sender.sourceId()).json();
    assertThat(read.get("mapping")).isEqualTo(JsonMapper.shared().readTree(other));
    assertThat(http.get("/api/webhooks").json().findValuesAsString("sourceId"))
        .contains(sender.sourceId());
    var receipt = send(sender, "{\"m\":\"%s\"}".formatted(Leads.newEmail()));
    assertThat(lead(receipt.at("/events/0")).at("/facts/source").asString()).isEqualTo("y");
    assertThat(
            http.put("/api/webhooks/Not%20an%20id", other).json().at("/errors/0/field").asString())
        .isEqualTo("sourceId");
  }

  private JsonNode send(WebhookSender sender, String body) {
    var answer = sender.send("m-" + UUID.randomUUID(), clock.instant(), body);
    assertThat(answer.status()).as(answer.body()).isEqualTo(202);
    return answer.json();
  }

  private JsonNode lead(JsonNode event) {
    return http.get("/api/leads/" + event.get("leadId").asString()).json();
  }
}
