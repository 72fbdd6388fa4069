package io.sluice.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.calendar.CalendarReader;
import io.sluice.calendar.CalendarSettings;
import io.sluice.calendar.Calendars;
import io.sluice.calendar.WorkingHours;
import io.sluice.calendar.WorkingHours.Block;
import io.sluice.process.ProcessTest;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a start of the application makes of the configured reps. */
@ProcessTest
class RepsFromConfigurationIT {

  private static final String TEAM = "configuration-test";
  private static final String KIM = "configuration-test-kim";

  @Autowired Reps reps;
  @Autowired Roster roster;
  @Autowired Calendars calendars;
  @Autowired CalendarReader reader;
  @Autowired JdbcClient jdbc;

  @AfterEach
  void remove() {
    jdbc.sql("delete from rep_hours where username = :kim").param("kim", KIM).update();
    jdbc.sql("delete from rep where team = :team").param("team", TEAM).update();
  }

  @Test
  void entersRepsWithTheirCalendars() {
    start(
        Map.of(
            "country", "DE",
            "hours[0].days", "MONDAY,TUESDAY",
            "hours[0].from", "09:00",
            "hours[0].to", "12:30",
            "hours[1].days[0]", "FRIDAY",
            "hours[1].from", "13:30",
            "hours[1].to", "24:00"));

    assertThat(calendars.findSettings(KIM))
        .contains(
            new CalendarSettings(
                ZoneId.of("Europe/Berlin"),
                "DE",
                null,
                new WorkingHours(
                    List.of(
                        new Block(DayOfWeek.MONDAY, LocalTime.of(9, 0), LocalTime.of(12, 30)),
                        new Block(DayOfWeek.TUESDAY, LocalTime.of(9, 0), LocalTime.of(12, 30)),
                        new Block(
                            DayOfWeek.FRIDAY, LocalTime.of(13, 30), WorkingHours.END_OF_DAY)))));
  }

  @Test
  void entersWhatTheyAreGiven() {
    start(
        Map.of(
            "email", "kim@sluice.example",
            "territory", "emea",
            "segment", "enterprise",
            "weight", "3",
            "capacity", "7"));

    assertThat(reps.findPresent(TEAM))
        .containsExactly(
            new Rep(
                KIM,
                "Kim",
                TEAM,
                ZoneId.of("Europe/Berlin"),
                "kim@sluice.example",
                "emea",
                "enterprise",
                3,
                7));

    start(Map.of());

    assertThat(reps.findPresent(TEAM))
        .containsExactly(new Rep(KIM, "Kim", TEAM, ZoneId.of("Europe/Berlin")));
  }

  @Test
  void aCalendarThatWasChangedOtherwiseOutlivesARestart() {
    var changed =
        new CalendarSettings(ZoneId.of("Europe/London"), "GB", "ENG", WorkingHours.DEFAULT);
    start(Map.of("country", "DE"));
    calendars.replace(KIM, changed);

    start(Map.of("country", "DE", "name", "Kim Renamed"));

    assertThat(calendars.findSettings(KIM)).contains(changed);
    assertThat(name()).isEqualTo("Kim Renamed");

    start(Map.of("country", "DE", "region", "BY"));
    assertThat(calendars.findSettings(KIM).orElseThrow().region()).isEqualTo("BY");
  }

  @Test
  void aRepWhoWasChangedOtherwiseOutlivesARestartAndWhoLeftDoesNotComeBack() {
    var changed = new Rep(KIM, "Kim", TEAM, ZoneId.of("Europe/Berlin"), null, "emea", null, 3, 7);
    start(Map.of());
    roster.save(changed, false);

    start(Map.of());

    assertThat(roster.find(KIM)).contains(new Standing(changed, false, 0, false));

    start(Map.of("weight", "2"));

    var entered = roster.find(KIM).orElseThrow();
    assertThat(entered.rep().weight()).isEqualTo(2);
    assertThat(entered.rep().territory()).isNull();
    assertThat(entered.active()).isFalse();
  }

  @Test
  void saysOfEveryPropertyWhatToChangeAndEntersNobody() {
    assertThatThrownBy(() -> start(Map.of("zone", "Europe/Berln", "hours[0].from", "9")))
        .isInstanceOf(UnusableRepsException.class)
        .hasMessage(
            """
            sluice.reps[0].zone cannot be "Europe/Berln": give a zone of the tz database, such as Europe/Berlin.
            sluice.reps[0].hours[0].from cannot be "9": give a time such as 09:00.
            sluice.reps[0].hours[0].to is not set: give a time such as 17:00, or 24:00 for the end of the day.
            sluice.reps[0].hours[0].days is not set: give at least one of MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY, SUNDAY.""");
    assertThat(calendars.findSettings(KIM)).isEmpty();
  }

  @Test
  void saysWhatToChangeOfWhatTheyAreGiven() {
    assertThatThrownBy(
            () ->
                start(
                    Map.of(
                        "email", "kim",
                        "territory", "EMEA",
                        "segment", "mid market",
                        "weight", "11",
                        "capacity", "0")))
        .isInstanceOf(UnusableRepsException.class)
        .hasMessage(
            """
            sluice.reps[0].email cannot be "kim": give an address such as kim@example.com.
            sluice.reps[0].territory cannot be "EMEA": give one that decision routing-policy answers, such as emea.
            sluice.reps[0].segment cannot be "mid market": give one that decision routing-policy answers, such as mid-market.
            sluice.reps[0].weight cannot be "11": give a whole number from 1 to 10.
            sluice.reps[0].capacity cannot be "0": give a whole number from 1, or none for no limit.""");
  }

  /** Starts with Kim, of whom these properties are set. */
  private void start(Map<String, String> ofKim) {
    var properties = new HashMap<String, String>();
    Map.of("username", KIM, "name", "Kim", "team", TEAM, "zone", "Europe/Berlin")
        .forEach((key, value) -> properties.put("sluice.reps[0]." + key, value));
    ofKim.forEach((key, value) -> properties.put("sluice.reps[0]." + key, value));
    var bound =
        new Binder(new MapConfigurationPropertySource(properties))
            .bind("sluice", RepProperties.class)
            .get();
    new RepsFromConfiguration(roster, calendars, reader, bound).enter();
  }

  private String name() {
    return jdbc.sql("select name from rep where username = :kim")
        .param("kim", KIM)
        .query(String.class)
        .single();
  }
}
