package io.sluice.reps;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.calendar.Calendars;
import io.sluice.routing.Rep;
import io.sluice.routing.Reps;
import io.sluice.testing.Http;
import io.sluice.testing.SluiceTest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@SluiceTest
class AbsenceTest {

  private static final String KIM = "absence-test-kim";
  private static final String ABSENCES = "/api/reps/" + KIM + "/absences";

  @Autowired Reps reps;
  @Autowired Calendars calendars;
  @Autowired Clock clock;
  @Autowired JdbcClient jdbc;
  Http http;

  @BeforeEach
  void enterKim(@LocalServerPort int port) {
    http = new Http(port);
    reps.save(new Rep(KIM, "Kim", "absence-test", ZoneId.of("Europe/Berlin")));
  }

  @AfterEach
  void removeKim() {
    for (var table : List.of("rep_absence", "rep")) {
      jdbc.sql("delete from " + table + " where username = :kim").param("kim", KIM).update();
    }
  }

  @Test
  void anAbsenceComesAndGoes() {
    var from = clock.instant().truncatedTo(ChronoUnit.SECONDS).plus(Duration.ofDays(10));
    var until = from.plus(Duration.ofDays(20));

    var entered = post(from.atZone(ZoneId.of("Europe/Berlin")).toOffsetDateTime(), until);

    assertThat(entered.status()).isEqualTo(201);
    assertThat(Instant.parse(entered.json().get("from").asString())).isEqualTo(from);
    assertThat(Instant.parse(entered.json().get("until").asString())).isEqualTo(until);
    assertThat(entered.json().get("openClocks").asString())
        .contains("POST /api/follow-up/replan moves them");
    var absenceId = entered.json().get("absenceId").asString();
    assertThat(listed()).containsExactly(absenceId);
    assertThat(calendars.of(KIM).absent(from)).isTrue();
    assertThat(calendars.of(KIM).after(from, Duration.ZERO)).isAfterOrEqualTo(until);

    var taken = http.delete(ABSENCES + "/" + absenceId);

    assertThat(taken.status()).isEqualTo(204);
    assertThat(taken.header("Link")).startsWith("</api/follow-up/replan>");
    assertThat(listed()).isEmpty();
    assertThat(http.delete(ABSENCES + "/" + absenceId).status()).isEqualTo(404);
  }

  @Test
  void anAbsenceThatIsOverIsNotListed() {
    var now = clock.instant();
    assertThat(post(now.minusSeconds(90), now.minusSeconds(60)).status()).isEqualTo(201);
    assertThat(post(now.minusSeconds(60), now.plusSeconds(600)).status()).isEqualTo(201);
    assertThat(listed()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"until\":\"2026-12-24T00:00:00Z\"}      | from   |                     | required",
        "{\"from\":\"2026-12-24\",\"until\":\"2026-12-25T00:00:00Z\"} | from | 2026-12-24 | offset or Z",
        "{\"from\":\"2026-12-24T00:00:00\",\"until\":\"2026-12-25T00:00:00Z\"} | from | 2026-12-24T00:00:00 | offset or Z",
        "{\"from\":\"2026-12-24T00:00:00Z\",\"until\":\"2026-12-24T00:00:00Z\"} | until | 2026-12-24T00:00:00Z | after from",
        "{\"from\":\"1999-12-24T00:00:00Z\",\"until\":\"2026-12-24T00:00:00Z\"} | from | 1999-12-24T00:00:00Z | since 2000",
        "{\"from\":\"2026-12-24T00:00:00Z\",\"until\":\"2999-12-24T00:00:00Z\"} | until | 2999-12-24T00:00:00Z | 4 years ahead",
        "{\"from\":\"2026-12-24T00:00:00Z\",\"until\":\"2026-12-26T00:00:00Z\",\"to\":\"2026-12-25T00:00:00Z\"} | to | 2026-12-25T00:00:00Z | known are"
      })
  void refusesABadAbsence(String json, String field, String value, String fix) {
    var answer = http.post(ABSENCES, "application/json", json);

    assertThat(answer.status()).isEqualTo(400);
    var error = answer.json().at("/errors/0");
    assertThat(error.get("field").asString()).isEqualTo(field);
    assertThat(error.get("value").isNull() ? null : error.get("value").asString()).isEqualTo(value);
    assertThat(error.get("fix").asString()).contains(fix);
    assertThat(listed()).isEmpty();
  }

  @Test
  void knowsOnlyRepsAndTheirAbsences() {
    var body = "{\"from\":\"2026-12-24T00:00:00Z\",\"until\":\"2026-12-25T00:00:00Z\"}";

    assertThat(http.post("/api/reps/nobody/absences", "application/json", body).status())
        .isEqualTo(404);
    assertThat(http.delete(ABSENCES + "/" + UUID.randomUUID()).status()).isEqualTo(404);
    var malformed = http.delete(ABSENCES + "/1");
    assertThat(malformed.status()).isEqualTo(400);
    assertThat(malformed.json().at("/errors/0/field").asString()).isEqualTo("absenceId");
    assertThat(http.post(ABSENCES, "text/plain", body).status()).isEqualTo(415);
  }

  private Http.Answer post(Object from, Object until) {
    return http.post(
        ABSENCES,
        "application/json",
        "{\"from\": \"%s\", \"until\": \"%s\"}".formatted(from, until));
  }

  private List<String> listed() {
    return http.get("/api/reps/" + KIM + "/calendar")
        .json()
        .get("absences")
        .findValuesAsString("absenceId");
  }
}
