package io.sluice.reps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.sluice.calendar.Calendars;
import io.sluice.routing.Rep;
import io.sluice.routing.Roster;
import io.sluice.testing.Http;
import io.sluice.testing.SluiceTest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@SluiceTest
class TeamTest {

  private static final String KIM = "team-test-kim";
  private static final String LEE = "team-test-lee";
  private static final String FILE =
      """
      teams:
        - {name: team-test, label: Test team}
      holidays:
        - {day: 2027-07-05, name: Founders' day}
        - {day: 2027-07-06, name: Outing, country: DE}
      reps:
        - username: team-test-kim
          name: Kim Weber
          team: team-test
          email: kim@sluice.example
          territory: emea
          weight: 2
          capacity: 20
          zone: Europe/Berlin
          country: DE
          region: BY
          hours:
            - {days: [MONDAY, TUESDAY], from: 08:00, to: "24:00"}
        - {username: team-test-lee, name: Lee, team: team-test, zone: UTC, active: false}
      """;

  @Autowired Roster roster;
  @Autowired Calendars calendars;
  @Autowired Clock clock;
  @Autowired JdbcClient jdbc;
  Http http;

  @BeforeEach
  void connect(@LocalServerPort int port) {
    http = new Http(port);
  }

  @AfterEach
  void remove() {
    for (var table : List.of("rep_absence", "rep_hours", "rep")) {
      jdbc.sql("delete from " + table + " where username like 'team-test%'").update();
    }
    jdbc.sql("delete from team where name = 'team-test'").update();
    jdbc.sql("delete from company_holiday").update();
  }

  @Test
  void aFileIsTakenAsAWholeAndTakenAgainChangesNothing() {
    var first = put(FILE).json();

    assertThat(texts(first.at("/teams/added"))).containsExactly("team-test");
    assertThat(texts(first.at("/holidays/added"))).containsExactly("2027-07-05", "2027-07-06 DE");
    assertThat(texts(first.at("/reps/added"))).containsExactly(KIM, LEE);
    assertThat(texts(first.at("/teams/notMentioned"))).contains("sales", "managers");
    assertThat(first.at("/rerouted/lookedAt").asInt()).isZero();
    assertThat(roster.find(KIM).orElseThrow().rep())
        .isEqualTo(
            new Rep(
                KIM,
                "Kim Weber",
                "team-test",
                ZoneId.of("Europe/Berlin"),
                "kim@sluice.example",
                "emea",
                null,
                2,
                20));
    assertThat(roster.find(LEE).orElseThrow().active()).isFalse();

    var again = put(FILE).json();

    assertThat(texts(again.at("/teams/unchanged"))).containsExactly("team-test");
    assertThat(texts(again.at("/holidays/unchanged"))).hasSize(2);
    assertThat(texts(again.at("/reps/unchanged"))).containsExactly(KIM, LEE);
  }

  @Test
  void theFileThatIsReadChangesNothingWhenItIsSentBack() {
    put(FILE);
    var from = clock.instant().plus(Duration.ofDays(3)).truncatedTo(ChronoUnit.SECONDS);
    enterAbsence(KIM, from, from.plus(Duration.ofDays(2)));

    var written = http.get("/api/team");

    assertThat(written.status()).isEqualTo(200);
    assertThat(written.body()).contains("username: team-test-kim", from.toString());
    var answer = put(written.body());
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    var receipt = answer.json();
    for (var part : List.of("teams", "holidays", "reps")) {
      for (var kind : List.of("added", "changed", "removed", "notMentioned")) {
        assertThat(texts(receipt.at("/" + part + "/" + kind))).as(part + " " + kind).isEmpty();
      }
    }
    assertThat(texts(receipt.at("/reps/unchanged"))).contains(KIM, LEE);
  }

  @Test
  void aDryRunSaysWhatWouldChangeAndChangesNothing() {
    put(FILE);
    var changed = FILE.replace("weight: 2", "weight: 3").replaceAll("(?m)^.*Outing.*\n", "");

    var receipt = http.put("/api/team?dryRun=true", "application/yaml", changed).json();

    assertThat(receipt.get("dryRun").asBoolean()).isTrue();
    assertThat(receipt.has("rerouted")).isFalse();
    assertThat(texts(receipt.at("/reps/changed"))).containsExactly(KIM);
    assertThat(texts(receipt.at("/holidays/removed"))).containsExactly("2027-07-06 DE");
    assertThat(roster.find(KIM).orElseThrow().rep().weight()).isEqualTo(2);
    assertThat(http.get("/api/team").body()).contains("Outing");
  }

  @Test
  void whatTheFileDoesNotNameStays() {
    put(FILE);
    var from = clock.instant().plus(Duration.ofDays(3)).truncatedTo(ChronoUnit.SECONDS);
    enterAbsence(KIM, from, from.plus(Duration.ofDays(2)));

    var receipt =
        put("reps: [{username: team-test-kim, name: Kim, team: sales, zone: Europe/Berlin}]")
            .json();

    assertThat(texts(receipt.at("/reps/changed"))).containsExactly(KIM);
    assertThat(texts(receipt.at("/reps/notMentioned"))).contains(LEE);
    assertThat(http.get("/api/team").body()).contains("Outing", from.toString());
    put(
        """
        reps:
          - {username: team-test-kim, name: Kim, team: sales, zone: Europe/Berlin, absences: []}
        """);
    assertThat(http.get("/api/team").body()).doesNotContain(from.toString());
  }

  @Test
  void everyErrorIsToldWithItsLineAndColumnAndNothingChanges() {
    var answer =
        put(
            """
            teams:
              - {name: Test Team, label: Test}
            holidays:
              - day: 24.12.2027
                name: Christmas Eve
            reps:
              - username: team-test-kim
                name: Kim
                team: nowhere
                zone: Europe/Berln
                weight: 11
                colour: red
                hours:
                  - {days: [MONDAY], from: "17:00", to: "09:00"}
                absences:
                  - {from: 2027-01-01T00:00:00Z}
              - username: team-test-kim
                team: sales
                zone: UTC
                capacity: many
                active: perhaps
            """);

    assertThat(answer.status()).isEqualTo(400);
    var errors =
        StreamSupport.stream(answer.json().get("errors").spliterator(), false)
            .map(
                error ->
                    tuple(
                        error.get("line").asInt(),
                        error.get("column").asInt(),
                        error.get("field").asString()))
            .toList();
    assertThat(errors)
        .containsExactly(
            tuple(2, 12, "teams[0].name"),
            tuple(4, 10, "holidays[0].day"),
            tuple(9, 11, "reps[0].team"),
            tuple(10, 11, "reps[0].zone"),
            tuple(11, 13, "reps[0].weight"),
            tuple(12, 5, "reps[0].colour"),
            tuple(14, 45, "reps[0].hours[0].to"),
            tuple(16, 9, "reps[0].absences[0].until"),
            tuple(17, 5, "reps[1].name"),
            tuple(17, 15, "reps[1].username"),
            tuple(20, 15, "reps[1].capacity"),
            tuple(21, 13, "reps[1].active"));
    assertThat(roster.find(KIM)).isEmpty();
    assertThat(answer.json().at("/errors/2/value").asString()).isEqualTo("nowhere");
    assertThat(answer.json().at("/errors/2/fix").asString()).contains("inside-sales");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "`reps:\n  - {username: kim`          | 2 | body",
        "`reps: 7`                            | 1 | reps",
        "`[]`                                 | 1 | body",
        "`{\"reps\": [], \"reps\": []}`       | 1 | reps",
        "`reps: []\nrep: []`                  | 2 | rep",
        "`teams: []\n---\nteams: []`          | 2 | body",
        "``                                   | 1 | body"
      })
  void whatIsNoSuchFileIsRefusedByLine(String file, int line, String field) {
    var answer = put(file);

    assertThat(answer.status()).isEqualTo(400);
    var error = answer.json().at("/errors/0");
    assertThat(error.get("line").asInt()).isEqualTo(line);
    assertThat(error.get("field").asString()).isEqualTo(field);
  }

  @Test
  void aCompanyHolidayIsNoWorkingDayOfThoseWhoKeepIt() {
    put(FILE);
    var mondayInBavaria = Instant.parse("2027-07-05T08:00:00Z");
    var tuesdayAnywhere = Instant.parse("2027-07-06T10:00:00Z");

    assertThat(calendars.of(KIM).works(mondayInBavaria)).isFalse();
    assertThat(calendars.of(KIM).works(tuesdayAnywhere)).isFalse();
    assertThat(calendars.of(KIM).works(mondayInBavaria.plus(Duration.ofDays(7)))).isTrue();
    assertThat(calendars.of(LEE).works(mondayInBavaria.plus(Duration.ofHours(2)))).isFalse();
    assertThat(calendars.of(LEE).works(tuesdayAnywhere)).isTrue();
    assertThat(calendars.of(null).works(mondayInBavaria.plus(Duration.ofHours(2)))).isFalse();

    put("holidays: [{day: 2027-07-06, name: Outing, country: DE}]");

    assertThat(calendars.of(KIM).works(mondayInBavaria)).isTrue();
  }

  private Http.Answer put(String file) {
    return http.put("/api/team", "application/yaml", file);
  }

  private void enterAbsence(String username, Instant from, Instant until) {
    var entered =
        http.post(
            "/api/reps/" + username + "/absences",
            "application/json",
            "{\"from\": \"%s\", \"until\": \"%s\"}".formatted(from, until));
    assertThat(entered.status()).isEqualTo(201);
  }

  private static List<String> texts(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false).map(JsonNode::asString).toList();
  }
}
