package io.sluice.reps;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.calendar.Calendars;
import io.sluice.routing.Rep;
import io.sluice.routing.Reps;
import io.sluice.testing.Http;
import io.sluice.testing.SluiceTest;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@SluiceTest
class CalendarTest {

  private static final String KIM = "calendar-test-kim";
  private static final String CALENDAR = "/api/reps/" + KIM + "/calendar";
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  @Autowired Reps reps;
  @Autowired Calendars calendars;
  @Autowired Clock clock;
  @Autowired JdbcClient jdbc;
  Http http;

  @BeforeEach
  void enterKim(@LocalServerPort int port) {
    http = new Http(port);
    reps.save(new Rep(KIM, "Kim", "calendar-test", BERLIN));
  }

  @AfterEach
  void removeKim() {
    for (var table : List.of("rep_hours", "rep")) {
      jdbc.sql("delete from " + table + " where username = :kim").param("kim", KIM).update();
    }
  }

  @Test
  void showsWhatHoldsWithoutAnyCalendar() {
    var answer = http.get(CALENDAR);

    assertThat(answer.status()).isEqualTo(200);
    var calendar = answer.json();
    assertThat(calendar.get("username").asString()).isEqualTo(KIM);
    assertThat(calendar.get("zone").asString()).isEqualTo("Europe/Berlin");
    assertThat(calendar.get("country").isNull()).isTrue();
    assertThat(calendar.get("hours").toString())
        .isEqualTo(
            "[{\"days\":[\"MONDAY\",\"TUESDAY\",\"WEDNESDAY\",\"THURSDAY\",\"FRIDAY\"],"
                + "\"from\":\"09:00\",\"to\":\"17:00\"}]");
    assertThat(calendar.get("holidays")).isEmpty();
    assertThat(calendar.get("absences")).isEmpty();
    assertThat(calendar.has("openClocks")).isFalse();
  }

  @Test
  void replacesACalendar() {
    var answer =
        http.put(
            CALENDAR,
            """
            {"zone": "Europe/London", "country": "gb", "region": "ENG", "hours": [
              {"days": ["MONDAY", "TUESDAY"], "from": "09:00", "to": "12:30"},
              {"days": ["MONDAY", "TUESDAY"], "from": "13:30", "to": "17:30"},
              {"days": ["FRIDAY"], "from": "20:00", "to": "24:00"}]}
            """);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().get("openClocks").asString())
        .contains("POST /api/follow-up/replan moves them");
    assertThat(answer.header("Link")).startsWith("</api/follow-up/replan>");
    var calendar = http.get(CALENDAR).json();
    assertThat(calendar.get("zone").asString()).isEqualTo("Europe/London");
    assertThat(calendar.get("country").asString()).isEqualTo("GB");
    assertThat(calendar.get("region").asString()).isEqualTo("ENG");
    assertThat(calendar.get("hours").toString())
        .isEqualTo(
            "[{\"days\":[\"MONDAY\",\"TUESDAY\"],\"from\":\"09:00\",\"to\":\"12:30\"},"
                + "{\"days\":[\"MONDAY\",\"TUESDAY\"],\"from\":\"13:30\",\"to\":\"17:30\"},"
                + "{\"days\":[\"FRIDAY\"],\"from\":\"20:00\",\"to\":\"24:00\"}]");
    var today = LocalDate.ofInstant(clock.instant(), ZoneId.of("Europe/London"));
    assertThat(calendar.get("holidays").findValuesAsString("date"))
        .isNotEmpty()
        .allSatisfy(date -> assertThat(LocalDate.parse(date)).isBetween(today, today.plusYears(1)));

    http.put(CALENDAR, "{\"zone\": \"Europe/Berlin\"}");
    assertThat(calendars.findSettings(KIM).orElseThrow().country()).isNull();
    assertThat(http.get(CALENDAR).json().get("hours")).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{}                                              | zone          |               | such as Europe/Berlin",
        "{\"zone\":\"Mars\"}                             | zone          | Mars          | such as Europe/Berlin",
        "{\"zone\":\"UTC\",\"country\":\"XX\"}           | country       | XX            | known are AD",
        "{\"zone\":\"UTC\",\"country\":\"DE\",\"region\":\"ENG\"} | region | ENG          | BY",
        "{\"zone\":\"UTC\",\"hours\":[{\"days\":[\"MONDAY\"],\"from\":\"12:00\",\"to\":\"09:00\"}]} | hours[0].to | 09:00 | after 12:00",
        "{\"zone\":\"UTC\",\"hours\":[{\"days\":[\"MONDAY\",\"MONDAY\"],\"from\":\"09:00\",\"to\":\"12:00\"}]} | hours[0] | MONDAY 09:00-12:00 | overlap",
        "{\"zone\":\"UTC\",\"hours\":[{\"days\":\"MONDAY\"}]} | hours[0].days | \"MONDAY\" | api-docs",
        "{\"zone\":\"UTC\",\"hours\":9}                  | hours         | 9             | api-docs",
        "{\"zone\":\"UTC\",\"hour\":[]}                  | hour          | []            | known are",
        "{\"zone\":\"UTC\",\"zone\":\"UTC\"}             | body          |               | one JSON object",
        "[]                                              | body          |               | one JSON object",
        "{\"zone\":                                      | body          |               | one JSON object",
        "``                                              | body          |               | one JSON object",
      })
  void refusesABadCalendar(String json, String field, String value, String fix) {
    var answer = http.put(CALENDAR, json);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().get("type").asString())
        .isEqualTo("urn:sluice:problem:invalid-request");
    var error = answer.json().at("/errors/0");
    assertThat(error.get("field").asString()).isEqualTo(field);
    assertThat(error.get("value").isNull() ? null : error.get("value").asString()).isEqualTo(value);
    assertThat(error.get("fix").asString()).contains(fix);
    assertThat(calendars.findSettings(KIM).orElseThrow().zone()).isEqualTo(BERLIN);
  }

  @Test
  void refusesABodyThatIsTooLarge() {
    assertThat(http.put(CALENDAR, " ".repeat(64 * 1024 + 1)).status()).isEqualTo(413);
  }

  @Test
  void knowsOnlyReps() {
    for (var answer :
        List.of(
            http.get("/api/reps/nobody/calendar"),
            http.put("/api/reps/nobody/calendar", "{\"zone\": \"UTC\"}"))) {
      assertThat(answer.status()).isEqualTo(404);
      assertThat(answer.json().get("type").asString()).isEqualTo("urn:sluice:problem:not-found");
    }
  }

  @Test
  void isDescribed() {
    var api = http.get("/v3/api-docs").json();

    var calendar = api.at("/paths/~1api~1reps~1{username}~1calendar");
    assertThat(calendar.at("/put/responses").propertyNames())
        .containsExactlyInAnyOrder("200", "400", "401", "403", "404", "413", "415", "503");
    assertThat(calendar.at("/get/responses").propertyNames())
        .containsExactlyInAnyOrder("200", "400", "401", "403", "404", "503");
    assertThat(api.at("/components/schemas/CalendarForm/properties").propertyNames())
        .containsExactlyInAnyOrder("zone", "country", "region", "hours");
    assertThat(api.at("/paths/~1api~1reps~1{username}~1absences/post/responses").propertyNames())
        .containsExactlyInAnyOrder("201", "400", "401", "403", "404", "413", "415", "503");
    assertThat(
            api.at("/paths/~1api~1reps~1{username}~1absences~1{absenceId}/delete/responses")
                .propertyNames())
        .containsExactlyInAnyOrder("204", "400", "401", "403", "404", "503");
  }
}
