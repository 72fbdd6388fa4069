package io.sluice.process;

import io.sluice.calendar.Absences;
import io.sluice.calendar.CalendarSettings;
import io.sluice.calendar.Calendars;
import io.sluice.calendar.WorkingHours;
import io.sluice.routing.Rep;
import io.sluice.routing.Reps;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The reps that a test wants, alone in their teams until it is over. */
@Component
class SampleTeam {

  private final Reps reps;
  private final Calendars calendars;
  private final Absences absences;
  private final JdbcClient jdbc;
  private final List<String> entered = new ArrayList<>();

  SampleTeam(Reps reps, Calendars calendars, Absences absences, JdbcClient jdbc) {
    this.reps = reps;
    this.calendars = calendars;
    this.absences = absences;
    this.jdbc = jdbc;
  }

  /**
   * New reps, whose names are their user names in capitals; whoever else is of the team is not
   * active meanwhile.
   */
  void takeOver(String team, String zone, String... usernames) {
    jdbc.sql("update rep set active = false where team = :team").param("team", team).update();
    join(team, zone, usernames);
  }

  /** More reps of the same kind, who may work elsewhere. */
  void join(String team, String zone, String... usernames) {
    for (var username : usernames) {
      reps.save(new Rep(username, username.toUpperCase(), team, ZoneId.of(zone)));
      entered.add(username);
    }
  }

  /** Gives reps the public holidays of a country. */
  void keepHolidays(String zone, String country, String... usernames) {
    for (var username : usernames) {
      calendars.replace(
          username, new CalendarSettings(ZoneId.of(zone), country, null, WorkingHours.DEFAULT));
    }
  }

  void sendAway(String username, Instant from, Instant until) {
    absences.add(username, from, until);
  }

  void leave(String username) {
    jdbc.sql("update rep set active = false where username = :username")
        .param("username", username)
        .update();
  }

  void limit(String username, int capacity) {
    jdbc.sql("update rep set capacity = :capacity where username = :username")
        .param("capacity", capacity)
        .param("username", username)
        .update();
  }

  void moveTo(String team, String username) {
    jdbc.sql("update rep set team = :team where username = :username")
        .param("team", team)
        .param("username", username)
        .update();
  }

  /** Takes out who was entered, with the tasks they have, and lets the others work again. */
  void giveBack() {
    for (var username : entered) {
      jdbc.sql(
              """
              update assignment set ended_at = :now where username = :username and ended_at is null
              """)
          .param("now", Timestamp.from(VirtualTime.now()))
          .param("username", username)
          .update();
      for (var table : List.of("rep_absence", "rep_hours", "rep")) {
        jdbc.sql("delete from " + table + " where username = :username")
            .param("username", username)
            .update();
      }
    }
    entered.clear();
    jdbc.sql("update rep set active = true").update();
  }
}
