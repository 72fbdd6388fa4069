package io.sluice.calendar;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The days on which the company is closed, beside the public holidays of its countries. */
@Repository
public class CompanyHolidays {

  private final JdbcClient jdbc;

  CompanyHolidays(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** All of them from a date on, by date. */
  public List<CompanyHoliday> from(LocalDate date) {
    return jdbc.sql(
            """
            select day, name, country from company_holiday where day >= :date
            order by day, country nulls first
            """)
        .param("date", date)
        .query(CompanyHoliday.class)
        .list();
  }

  /**
   * Those that a rep keeps, from a date on, by date.
   *
   * @param country theirs, or null where none is known
   */
  public List<CompanyHoliday> from(LocalDate date, String country) {
    return from(date).stream()
        .filter(holiday -> holiday.country() == null || holiday.country().equals(country))
        .toList();
  }

  /** The days, past and coming, on which somebody of a country has off. */
  Set<LocalDate> daysOf(String country) {
    return from(LocalDate.EPOCH, country).stream()
        .map(CompanyHoliday::day)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Enters a day, or gives one that is there another name. */
  public void save(CompanyHoliday holiday) {
    jdbc.sql(
            """
            insert into company_holiday (day, name, country) values (:day, :name, :country)
            on conflict (day, country) do update set name = excluded.name
            """)
        .param("day", holiday.day())
        .param("name", holiday.name())
        .param("country", holiday.country())
        .update();
  }

  public void remove(CompanyHoliday holiday) {
    jdbc.sql(
            """
            delete from company_holiday
            where day = :day and country is not distinct from cast(:country as text)
            """)
        .param("day", holiday.day())
        .param("country", holiday.country())
        .update();
  }
}
