package io.sluice.calendar;

import io.sluice.calendar.WorkingHours.Block;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The working calendars of the reps. */
@Repository
public class Calendars {

  private final JdbcClient jdbc;
  private final Absences absences;
  private final PublicHolidays holidays;
  private final CompanyHolidays companyHolidays;

  Calendars(
      JdbcClient jdbc,
      Absences absences,
      PublicHolidays holidays,
      CompanyHolidays companyHolidays) {
    this.jdbc = jdbc;
    this.absences = absences;
    this.holidays = holidays;
    this.companyHolidays = companyHolidays;
  }

  /**
   * The calendar of a rep.
   *
   * @param username null, or one that nobody has, for the calendar of a team as a whole: Monday to
   *     Friday, 09:00 to 17:00 UTC, but for the days on which all of the company is closed
   */
  public WorkingCalendar of(String username) {
    return findSettings(username)
        .map(set -> calendar(username, set))
        .orElseGet(() -> new WorkingCalendar(ZoneOffset.UTC, companyHolidays.daysOf(null)));
  }

  private WorkingCalendar calendar(String username, CalendarSettings set) {
    var closed = companyHolidays.daysOf(set.country());
    return new WorkingCalendar(
        "of " + username,
        set.zone(),
        set.hours(),
        date -> closed.contains(date) || holidays.on(date, set.country(), set.region()),
        absences.of(username));
  }

  /**
   * What is set of a rep's calendar.
   *
   * @return empty when nobody is called so
   */
  public Optional<CalendarSettings> findSettings(String username) {
    return jdbc.sql("select zone, country, region from rep where username = :username")
        .param("username", username)
        .query(
            (row, number) ->
                new CalendarSettings(
                    ZoneId.of(row.getString("zone")),
                    row.getString("country"),
                    row.getString("region"),
                    hours(username)))
        .optional();
  }

  /**
   * Replaces what is set of a rep's calendar. Open clocks stay as they were planned.
   *
   * @return whether anybody is called so
   */
  @Transactional
  public boolean replace(String username, CalendarSettings settings) {
    var found =
        jdbc.sql(
                """
                update rep set zone = :zone, country = :country, region = :region
                where username = :username
                """)
            .param("zone", settings.zone().getId())
            .param("country", settings.country())
            .param("region", settings.region())
            .param("username", username)
            .update();
    jdbc.sql("delete from rep_hours where username = :username")
        .param("username", username)
        .update();
    if (found == 1 && !settings.hours().equals(WorkingHours.DEFAULT)) {
      settings.hours().blocks().forEach(block -> insert(username, block));
    }
    return found == 1;
  }

  /**
   * Enters the calendar that the configuration has for a rep, but only where the configuration has
   * changed since it was last entered, so that a restart leaves alone what was changed otherwise.
   *
   * @return whether it was entered
   */
  @Transactional
  public boolean enterConfigured(String username, CalendarSettings settings) {
    var changed =
        jdbc.sql(
                """
                update rep set configured_calendar = :fingerprint
                where username = :username and configured_calendar is distinct from :fingerprint
                """)
            .param("fingerprint", settings.fingerprint())
            .param("username", username)
            .update();
    return changed == 1 && replace(username, settings);
  }

  private WorkingHours hours(String username) {
    var blocks =
        jdbc.sql("select weekday, opens, closes from rep_hours where username = :username")
            .param("username", username)
            .query(
                (row, number) ->
                    new Block(
                        DayOfWeek.of(row.getInt("weekday")),
                        row.getObject("opens", LocalTime.class),
                        row.getObject("closes", LocalTime.class)))
            .list();
    return blocks.isEmpty() ? WorkingHours.DEFAULT : new WorkingHours(blocks);
  }

  private void insert(String username, Block block) {
    jdbc.sql(
            """
            insert into rep_hours (username, weekday, opens, closes)
            values (:username, :weekday, :opens, :closes)
            """)
        .param("username", username)
        .param("weekday", block.day().getValue())
        .param("opens", block.opens())
        .param("closes", block.closes())
        .update();
  }
}
