package io.sluice.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.lead.LeadCycles;
import io.sluice.testing.Http;
import io.sluice.testing.Http.Answer;
import io.sluice.testing.Leads;
import io.sluice.testing.SluiceTest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@SluiceTest
class ConsentTest {

  private static final String MIA = "consent-test-mia";

  @Autowired JdbcClient jdbc;
  @Autowired LeadCycles cycles;
  @Autowired Clock clock;
  Http http;
  UUID leadId;

  @BeforeEach
  void enterLeadAndRep(@LocalServerPort int port) {
    http = new Http(port);
    Leads.enterRep(jdbc, MIA, "consent-test");
    leadId = new Leads(http, cycles).submit(Leads.newEmail());
  }

  @Test
  void consentIsKeptWithItsProofAndReadAgain() {
    var at = clock.instant().minus(Duration.ofDays(3));
    var kept =
        tell(
            """
            {"state": "granted", "purpose": "marketing", "channel": "email", "source": "fair",
             "textVersion": "en-3", "at": "%s", "address": "192.0.2.17", "by": "%s"}
            """
                .formatted(at, MIA));

    assertThat(kept.status()).as(kept.body()).isEqualTo(201);
    var read = http.get(path()).json();
    assertThat(kept.json()).isEqualTo(read);
    assertThat(read.get("log")).hasSize(1);
    var line = read.at("/log/0");
    assertThat(line.get("state").asString()).isEqualTo("granted");
    assertThat(line.get("purpose").asString()).isEqualTo("marketing");
    assertThat(line.get("channel").asString()).isEqualTo("email");
    assertThat(line.get("source").asString()).isEqualTo("fair");
    assertThat(line.get("textVersion").asString()).isEqualTo("en-3");
    assertThat(line.get("address").asString()).isEqualTo("192.0.2.17");
    assertThat(line.get("enteredBy").asString()).isEqualTo(MIA);
    assertThat(Instant.parse(line.get("occurredAt").asString())).isBetween(at.minusMillis(1), at);
    assertThat(standing("marketing", "email")).isEqualTo("granted");
    assertThat(http.get("/api/leads/" + leadId).json().get("consents")).isEqualTo(read);
  }

  @Test
  void theLastWordCountsAndEveryLineStays() {
    tell(granted("marketing", "email"));
    tell(granted("newsletter", "email"));
    tell(withdrawn("all", "email"));

    assertThat(standing("marketing", "email")).isEqualTo("withdrawn");
    assertThat(standing("newsletter", "email")).isEqualTo("withdrawn");
    tell(granted("newsletter", "email"));
    assertThat(standing("marketing", "email")).isEqualTo("withdrawn");
    assertThat(standing("newsletter", "email")).isEqualTo("granted");
    assertThat(http.get(path()).json().get("log")).hasSize(4);
  }

  @Test
  void theSameToldAgainIsOneLine() {
    var told = granted("marketing", "email").replace("}", ",\"at\":\"2026-01-07T09:00:00+01:00\"}");

    assertThat(tell(told).status()).isEqualTo(201);
    assertThat(tell(told).json().get("log")).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          {'state':'maybe','purpose':'a','channel':'email','source':'x'}                                   | state
          {'purpose':'a','channel':'email','source':'x'}                                                   | state
          {'state':'withdrawn','purpose':'Our News','channel':'email','source':'x'}                        | purpose
          {'state':'withdrawn','purpose':'a','channel':'pigeon','source':'x'}                              | channel
          {'state':'withdrawn','purpose':'a','channel':'email'}                                            | source
          {'state':'granted','purpose':'a','channel':'email','source':'x'}                                 | textVersion
          {'state':'withdrawn','purpose':'a','channel':'email','source':'x','textVersion':'1'}             | textVersion
          {'state':'granted','purpose':'all','channel':'email','source':'x','textVersion':'1'}             | purpose
          {'state':'granted','purpose':'a','channel':'all','source':'x','textVersion':'1'}                 | channel
          {'state':'withdrawn','purpose':'a','channel':'email','source':'x','at':'yesterday'}              | at
          {'state':'withdrawn','purpose':'a','channel':'email','source':'x','at':'2999-01-01T00:00:00Z'}   | at
          {'state':'granted','purpose':'a','channel':'email','source':'x','textVersion':'1','address':'?'} | address
          {'state':'withdrawn','purpose':'a','channel':'email','source':'x','by':'nobody-called-so'}       | by
          {'state':'withdrawn','purpose':'a','channel':'email','source':'x','why':'because'}               | why
          """)
  void whatCannotBeIsRefusedByNameAndSaysTheFix(String json, String field) {
    var answer = tell(json.replace('\'', '"'));

    assertThat(answer.status()).as(answer.body()).isEqualTo(400);
    assertThat(answer.json().get("errors").findValuesAsString("field")).containsExactly(field);
    assertThat(answer.json().at("/errors/0/fix").asString()).isNotEmpty();
    assertThat(http.get(path()).json().get("log")).isEmpty();
  }

  @Test
  void whoAskedToBeLeftAloneIsNotMadeToAgree() {
    http.post(
        "/api/leads/%s/withdrawal".formatted(leadId),
        "application/json",
        "{\"reason\":\"opt-out\"}");

    var answer = tell(granted("marketing", "email"));

    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.json().get("type").asString()).isEqualTo("urn:sluice:problem:suppressed");
    assertThat(tell(withdrawn("marketing", "email")).status()).isEqualTo(201);
    assertThat(http.get(path()).json().at("/log/0/source").asString())
        .as("The withdrawal itself")
        .isEqualTo("withdrawal:opt-out");
    assertThat(standing("all", "all")).isEqualTo("withdrawn");
  }

  @Test
  void aLeadThatIsNotThereIsSaidSo() {
    leadId = UUID.randomUUID();

    assertThat(http.get(path()).status()).isEqualTo(404);
    assertThat(tell(withdrawn("marketing", "email")).status()).isEqualTo(404);
  }

  @Test
  void theApiSaysHowItIsAsked() {
    var api = http.get("/v3/api-docs").json();

    assertThat(api.at("/paths/~1api~1leads~1{leadId}~1consents/post").isMissingNode()).isFalse();
    assertThat(api.at("/components/schemas/Consents/properties/current").isMissingNode()).isFalse();
  }

  private Answer tell(String json) {
    return http.post(path(), "application/json", json);
  }

  private String path() {
    return "/api/leads/%s/consents".formatted(leadId);
  }

  private String standing(String purpose, String channel) {
    return http.get(path())
        .json()
        .get("current")
        .valueStream()
        .filter(topic -> topic.get("purpose").asString().equals(purpose))
        .filter(topic -> topic.get("channel").asString().equals(channel))
        .map(topic -> topic.get("state").asString())
        .findAny()
        .orElse("unknown");
  }

  private static String granted(String purpose, String channel) {
    return "{\"state\":\"granted\",\"purpose\":\"%s\",\"channel\":\"%s\",\"source\":\"test\",\"textVersion\":\"1\"}"
        .formatted(purpose, channel);
  }

  private static String withdrawn(String purpose, String channel) {
    return "{\"state\":\"withdrawn\",\"purpose\":\"%s\",\"channel\":\"%s\",\"source\":\"test\"}"
        .formatted(purpose, channel);
  }
}
