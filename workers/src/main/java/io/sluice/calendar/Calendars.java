package io.sluice.calendar;

import java.time.ZoneId;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The working calendars of the reps. */
@Repository
public class Calendars {

  private final JdbcClient jdbc;

  Calendars(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * The calendar of a rep.
   *
   * @param username null, or one that nobody has, for the calendar of a team as a whole
   */
  public WorkingCalendar of(String username) {
    return new WorkingCalendar(
        jdbc.sql("select zone from rep where username = :username")
            .param("username", username)
            .query(String.class)
            .optional()
            .map(ZoneId::of)
            .orElse(ZoneOffset.UTC));
  }
}
