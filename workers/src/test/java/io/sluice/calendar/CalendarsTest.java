package io.sluice.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.calendar.WorkingHours.Block;
import io.sluice.process.ProcessTest;
import io.sluice.routing.Rep;
import io.sluice.routing.Reps;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Calendars as they are kept, on a real PostgreSQL. */
@ProcessTest
class CalendarsTest {

  private static final String KIM = "calendars-test-kim";
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  /** A Thursday, 16:00 in Berlin. */
  private static final Instant CHRISTMAS_EVE = Instant.parse("2026-12-24T15:00:00Z");

  @Autowired Calendars calendars;
  @Autowired Absences absences;
  @Autowired Reps reps;
  @Autowired JdbcClient jdbc;

  @BeforeEach
  void enterKim() {
    reps.save(new Rep(KIM, "Kim", "calendars-test", BERLIN));
  }

  @AfterEach
  void removeKim() {
    for (var table : List.of("rep_absence", "rep_hours", "rep")) {
      jdbc.sql("delete from " + table + " where username = :kim").param("kim", KIM).update();
    }
  }

  @Test
  void aRepOfWhomNothingIsSaidWorksNineToFiveOnWeekdays() {
    assertThat(calendars.findSettings(KIM))
        .contains(new CalendarSettings(BERLIN, null, null, WorkingHours.DEFAULT));
    assertThat(calendars.of(KIM).after(CHRISTMAS_EVE, Duration.ofHours(2)))
        .isEqualTo(Instant.parse("2026-12-25T09:00:00Z"));
  }

  @Test
  void aTeamAsAWholeWorksInUniversalTime() {
    assertThat(calendars.findSettings(null)).isEmpty();
    for (var nobody : new String[] {null, "calendars-test-nobody"}) {
      assertThat(calendars.of(nobody).after(CHRISTMAS_EVE, Duration.ofHours(3)))
          .isEqualTo(Instant.parse("2026-12-25T10:00:00Z"));
    }
  }

  @Test
  void holidaysAndAbsencesAreCounted() {
    calendars.replace(KIM, new CalendarSettings(BERLIN, "DE", null, WorkingHours.DEFAULT));
    absences.add(KIM, Instant.parse("2026-12-27T23:00:00Z"), Instant.parse("2026-12-28T11:30:00Z"));

    assertThat(calendars.of(KIM).after(CHRISTMAS_EVE, Duration.ofHours(2)))
        .isEqualTo(Instant.parse("2026-12-28T12:30:00Z"));
  }

  @Test
  void blocksComeBackAsTheyWereKept() {
    var hours =
        new WorkingHours(
            List.of(
                new Block(DayOfWeek.MONDAY, LocalTime.of(9, 0), LocalTime.of(12, 30)),
                new Block(DayOfWeek.MONDAY, LocalTime.of(13, 30), LocalTime.of(17, 30)),
                new Block(DayOfWeek.SUNDAY, LocalTime.MIN, WorkingHours.END_OF_DAY)));
    var settings = new CalendarSettings(ZoneId.of("Asia/Kolkata"), "GB", "ENG", hours);

    assertThat(calendars.replace(KIM, settings)).isTrue();

    assertThat(calendars.findSettings(KIM)).contains(settings);
    assertThat(
            jdbc.sql("select closes::text from rep_hours where username = :kim and weekday = 7")
                .param("kim", KIM)
                .query(String.class)
                .single())
        .isEqualTo("24:00:00");
    assertThat(calendars.replace("calendars-test-nobody", settings)).isFalse();
  }

  @Test
  void whatTheConfigurationSaidBeforeIsNotEnteredAgain() {
    var configured = new CalendarSettings(BERLIN, "DE", null, WorkingHours.DEFAULT);
    var changed =
        new CalendarSettings(ZoneId.of("Europe/London"), "GB", null, WorkingHours.DEFAULT);
    var reconfigured = new CalendarSettings(BERLIN, "DE", "BY", WorkingHours.DEFAULT);

    assertThat(calendars.enterConfigured(KIM, configured)).isTrue();
    calendars.replace(KIM, changed);
    assertThat(calendars.enterConfigured(KIM, configured)).isFalse();
    assertThat(calendars.findSettings(KIM)).contains(changed);

    assertThat(calendars.enterConfigured(KIM, reconfigured)).isTrue();
    assertThat(calendars.findSettings(KIM)).contains(reconfigured);
  }

  @Test
  void anAbsenceIsOfOneRep() {
    var from = Instant.parse("2026-12-28T00:00:00Z");
    var absence = absences.add(KIM, from, from.plusSeconds(60));

    assertThat(absences.of(KIM)).containsExactly(absence);
    assertThat(absences.remove("sam", absence.absenceId())).isFalse();
    assertThat(absences.remove(KIM, absence.absenceId())).isTrue();
    assertThat(absences.remove(KIM, absence.absenceId())).isFalse();
    assertThat(absences.of(KIM)).isEmpty();
    assertThatThrownBy(() -> absences.add(UUID.randomUUID().toString(), from, from.plusSeconds(60)))
        .isInstanceOf(DataIntegrityViolationException.class);
  }
}
