package io.sluice.overriding;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.lead.LeadCycles;
import io.sluice.qualification.GradeOverrides;
import io.sluice.testing.Http;
import io.sluice.testing.Http.Answer;
import io.sluice.testing.Leads;
import io.sluice.testing.SluiceTest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@SluiceTest
class OverrideTest {

  private static final String MIA = "override-test-mia";

  @Autowired JdbcClient jdbc;
  @Autowired LeadCycles cycles;
  @Autowired GradeOverrides overrides;
  @Autowired Clock clock;
  Http http;
  UUID leadId;

  @BeforeEach
  void enterLeadAndRep(@LocalServerPort int port) {
    http = new Http(port);
    Leads.enterRep(jdbc, MIA, "override-test");
    leadId = new Leads(http, cycles).submit(Leads.newEmail());
  }

  @Test
  void overrideIsSetReadAndTakenBack() {
    var day = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).plusDays(20);
    var set = post("fit", "B", day.toString());

    assertThat(set.status()).isEqualTo(201);
    var id = set.json().get("overrideId").asString();
    assertThat(Instant.parse(set.json().get("until").asString()))
        .as("the whole day")
        .isEqualTo(day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant());
    assertThat(overrides.findInForce(leadId, "fit")).get().extracting("result").isEqualTo("B");
    assertThat(overrides.findInForce(leadId, "value")).isEmpty();
    var read = http.get("/api/leads/" + leadId).json().get("overrides");
    assertThat(read.at("/0/overrideId").asString()).isEqualTo(id);
    assertThat(read.at("/0/by").asString()).isEqualTo(MIA);
    assertThat(read.at("/0/reason").asString()).isEqualTo("Spoke to their CFO");
    assertThat(read.at("/0/until").asString()).isEqualTo(set.json().get("until").asString());
    assertThat(read.at("/0/endedAt").isNull()).isTrue();

    assertThat(http.delete(path() + "/" + id).status()).isEqualTo(204);
    assertThat(overrides.findInForce(leadId, "fit")).isEmpty();
    assertThat(http.get("/api/leads/" + leadId).json().at("/overrides/0/endedAt").isNull())
        .isFalse();
    assertThat(http.delete(path() + "/" + id).status()).as("is over").isEqualTo(404);
  }

  @Test
  void anotherOfTheSameKindTakesItsPlace() {
    post("readiness", "1", inDays(3));
    post("readiness", "2", inDays(3));
    post("value", "high", inDays(3));

    assertThat(overrides.findInForce(leadId, "readiness"))
        .get()
        .extracting("result")
        .isEqualTo("2");
    assertThat(overrides.findInForce(leadId, "value")).isPresent();
    var read = http.get("/api/leads/" + leadId).json().get("overrides");
    assertThat(read).hasSize(3);
    assertThat(read.at("/0/endedAt").isNull()).isFalse();
    assertThat(read.at("/1/endedAt").isNull()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "grade,  A,    P9D,   kind,   'send one of fit, readiness, value'",
    "fit,    E,    P9D,   result, 'send one of A, B, C, D, F'",
    "value,  A,    P9D,   result, 'send one of high, low, standard'",
    "fit,    A,    P-1D,  until,  'send a day or an instant to come, at most a year ahead'",
    "fit,    A,    P368D, until,  'send a day or an instant to come, at most a year ahead'"
  })
  void whatCannotBeIsRefusedByNameAndSaysTheFix(
      String kind, String result, Duration ahead, String field, String fix) {
    var answer = post(kind, result, clock.instant().plus(ahead).toString());

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().get("errors")).hasSize(1);
    assertThat(answer.json().at("/errors/0/field").asString()).isEqualTo(field);
    assertThat(answer.json().at("/errors/0/fix").asString()).isEqualTo(fix);
    assertThat(http.get("/api/leads/" + leadId).json().get("overrides")).isEmpty();
  }

  @Test
  void allThatIsWrongIsNamedAtOnce() {
    var answer =
        http.post(
            path(),
            "application/json",
            """
            {"kind": "fit", "by": "nobody-called-so", "until": "soon", "note": "x"}
            """);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().get("errors").findValuesAsString("field"))
        .containsExactlyInAnyOrder("result", "by", "reason", "until", "note");
  }

  @Test
  void whoMustBeLeftAloneIsNotBroughtBack() {
    http.post(
        "/api/leads/" + leadId + "/withdrawal", "application/json", "{\"reason\": \"opt-out\"}");

    assertThat(post("fit", "A", inDays(3)).status()).isEqualTo(409);
    assertThat(overrides.findInForce(leadId, "fit")).isEmpty();
  }

  @Test
  void nobodysLeadAndNobodysOverrideAreNotFound() {
    leadId = UUID.randomUUID();

    assertThat(post("fit", "A", inDays(3)).status()).isEqualTo(404);
    assertThat(http.delete(path() + "/" + UUID.randomUUID()).status()).isEqualTo(404);
  }

  private String path() {
    return "/api/leads/" + leadId + "/overrides";
  }

  private String inDays(int days) {
    return clock.instant().plus(Duration.ofDays(days)).toString();
  }

  private Answer post(String kind, String result, String until) {
    return http.post(
        path(),
        "application/json",
        """
        {"kind": "%s", "result": "%s", "by": "%s", "reason": "Spoke to their CFO", "until": "%s"}
        """
            .formatted(kind, result, MIA, until));
  }
}
