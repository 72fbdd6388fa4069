package io.sluice.reps;

import io.sluice.calendar.Absence;
import io.sluice.calendar.Absences;
import io.sluice.calendar.CalendarFlaw;
import io.sluice.calendar.CalendarForm;
import io.sluice.calendar.CalendarReader;
import io.sluice.calendar.CalendarSettings;
import io.sluice.calendar.Calendars;
import io.sluice.calendar.CompanyHolidays;
import io.sluice.calendar.PublicHolidays;
import io.sluice.calendar.UnusableCalendarException;
import io.sluice.problem.Problem;
import io.sluice.problem.Violation;
import io.sluice.request.RawFields;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/** Shows and changes when reps work. */
@Service
class RepCalendars {

  private static final Logger log = LoggerFactory.getLogger(RepCalendars.class);

  private final Calendars calendars;
  private final CalendarReader reader;
  private final Absences absences;
  private final AbsenceReader absenceReader;
  private final PublicHolidays holidays;
  private final CompanyHolidays companyHolidays;
  private final Clock clock;

  RepCalendars(
      Calendars calendars,
      CalendarReader reader,
      Absences absences,
      AbsenceReader absenceReader,
      PublicHolidays holidays,
      CompanyHolidays companyHolidays,
      Clock clock) {
    this.calendars = calendars;
    this.reader = reader;
    this.absences = absences;
    this.absenceReader = absenceReader;
    this.holidays = holidays;
    this.companyHolidays = companyHolidays;
    this.clock = clock;
  }

  /**
   * @throws Problem 404 where nobody is called so
   */
  RepCalendar read(String username) {
    return calendar(username, require(username), null);
  }

  /**
   * @throws Problem 404 where nobody is called so, 400 with every violation
   */
  RepCalendar replace(String username, CalendarForm form) {
    require(username);
    var settings = settings(form);
    calendars.replace(username, settings);
    log.info("The calendar of {} was replaced", username);
    return calendar(username, settings, ReplanHint.TEXT);
  }

  /**
   * @throws Problem 404 where nobody is called so, 400 with every violation
   */
  Absence add(String username, RawFields sent) {
    require(username);
    var period = absenceReader.read(sent);
    var absence = absences.add(username, period.from(), period.until());
    log.info("{} is absent from {} until {}", username, absence.from(), absence.until());
    return absence;
  }

  /**
   * @throws Problem 404 where nobody is called so, or they have no such absence
   */
  void remove(String username, UUID absenceId) {
    require(username);
    if (!absences.remove(username, absenceId)) {
      throw Problem.notFound("The rep has no absence with this id.");
    }
    log.info("The absence {} of {} was taken back", absenceId, username);
  }

  private CalendarSettings require(String username) {
    return calendars
        .findSettings(username)
        .orElseThrow(() -> Problem.notFound("No rep has this user name."));
  }

  private CalendarSettings settings(CalendarForm form) {
    try {
      return reader.read(form);
    } catch (UnusableCalendarException e) {
      throw Problem.invalid(
          "The calendar stays as it was; errors lists what to change.",
          e.flaws().stream().map(RepCalendars::toViolation).toList());
    }
  }

  private RepCalendar calendar(String username, CalendarSettings settings, String openClocks) {
    var now = clock.instant();
    var today = LocalDate.ofInstant(now, settings.zone());
    return new RepCalendar(
        username,
        settings.zone().getId(),
        settings.country(),
        settings.region(),
        CalendarForm.Hours.of(settings.hours()),
        holidays(settings, today),
        absences.of(username).stream().filter(absence -> absence.until().isAfter(now)).toList(),
        openClocks);
  }

  private List<RepCalendar.Holiday> holidays(CalendarSettings settings, LocalDate today) {
    var until = today.plusYears(1);
    var days = new TreeMap<>(holidays.between(today, until, settings.country(), settings.region()));
    companyHolidays.from(today, settings.country()).stream()
        .filter(holiday -> holiday.day().isBefore(until))
        .forEach(holiday -> days.putIfAbsent(holiday.day(), holiday.name()));
    return days.entrySet().stream()
        .map(day -> new RepCalendar.Holiday(day.getKey(), day.getValue()))
        .toList();
  }

  private static Violation toViolation(CalendarFlaw flaw) {
    return new Violation(flaw.field(), flaw.value(), flaw.fix());
  }
}
