package io.sluice.reps;

import io.sluice.calendar.Absence;
import io.sluice.calendar.Absences;
import io.sluice.calendar.Calendars;
import io.sluice.calendar.CompanyHoliday;
import io.sluice.calendar.CompanyHolidays;
import io.sluice.followup.RerouteReport;
import io.sluice.followup.Rerouting;
import io.sluice.problem.Problem;
import io.sluice.reps.AbsenceReader.Period;
import io.sluice.routing.Roster;
import io.sluice.routing.Standing;
import io.sluice.routing.Team;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Keeps who works where. What changes is changed as a whole or not at all; then the work of those
 * who are not there any more goes to others at once.
 */
@Service
class TeamKeeping {

  private static final Logger log = LoggerFactory.getLogger(TeamKeeping.class);

  private final Roster roster;
  private final Calendars calendars;
  private final Absences absences;
  private final CompanyHolidays holidays;
  private final Rerouting rerouting;
  private final TransactionTemplate transaction;
  private final Clock clock;

  TeamKeeping(
      Roster roster,
      Calendars calendars,
      Absences absences,
      CompanyHolidays holidays,
      Rerouting rerouting,
      TransactionTemplate transaction,
      Clock clock) {
    this.roster = roster;
    this.calendars = calendars;
    this.absences = absences;
    this.holidays = holidays;
    this.rerouting = rerouting;
    this.transaction = transaction;
    this.clock = clock;
  }

  List<RepView> list() {
    return roster.findAll().stream().map(RepView::of).toList();
  }

  /** All of it, as a file has it. */
  TeamFile read() {
    return new TeamFile(
        roster.findTeams(),
        holidays.from(today()),
        roster.findAll().stream().map(this::entry).toList());
  }

  /** Makes it as a file says; whom and what the file does not name stays. */
  TeamReceipt apply(TeamFile file, boolean dryRun) {
    var receipt = transaction.execute(status -> change(file, dryRun));
    if (dryRun) {
      return receipt;
    }
    log.info("The team was changed by a file: {}", receipt.reps());
    return new TeamReceipt(
        false,
        receipt.teams(),
        receipt.holidays(),
        receipt.reps(),
        rerouting.reroute(),
        ReplanHint.TEXT);
  }

  /** Enters a rep, or makes one as they were written. */
  RepReceipt put(RepEntry entry) {
    var created =
        transaction.execute(
            status -> {
              roster.lock();
              var isNew = roster.find(entry.username()).isEmpty();
              save(entry);
              return isNew;
            });
    log.info("Rep {} was {}", entry.username(), created ? "entered" : "changed");
    var rerouted = rerouting.reroute();
    return new RepReceipt(
        created, RepView.of(require(entry.username())), rerouted, ReplanHint.TEXT);
  }

  /**
   * Changes what somebody else knows of a rep; their calendar and absences stay.
   *
   * @throws Problem 404 where nobody is called so
   */
  RepReceipt change(String username, UnaryOperator<Standing> change) {
    var entry = entry(change.apply(require(username)));
    return put(new RepEntry(entry.rep(), entry.active(), entry.calendar(), null));
  }

  /**
   * Takes a rep out of the work, which goes to others.
   *
   * @throws Problem 404 where nobody is called so
   */
  Departure leave(String username) {
    if (!roster.leave(username)) {
      throw nobody();
    }
    log.info("Rep {} has left", username);
    var rerouted = rerouting.reroute(username);
    return new Departure(username, rerouted, roster.countHeld(username));
  }

  /** What becomes of a rep's work, and of what waits, when absences have changed. */
  RerouteReport reroute() {
    return rerouting.reroute();
  }

  private TeamReceipt change(TeamFile file, boolean dryRun) {
    roster.lock();
    var teams = new Difference<>(roster.findTeams(), file.teams(), Team::name);
    var days =
        new Difference<>(
            file.holidays() == null ? List.of() : holidays.from(earliest(file)),
            file.holidays() == null ? List.of() : file.holidays(),
            TeamKeeping::name);
    var reps = difference(file.reps());
    if (!dryRun) {
      teams.toEnter().forEach(roster::save);
      days.notMentioned().stream()
          .filter(holiday -> !holiday.day().isBefore(today()))
          .forEach(holidays::remove);
      days.toEnter().forEach(holidays::save);
      reps.toEnter().stream().sorted(Comparator.comparing(RepEntry::username)).forEach(this::save);
    }
    return new TeamReceipt(
        dryRun, teams.changes(false), days.changes(true), reps.changes(false), null, null);
  }

  /** Absences that nobody wrote stay, so they make no difference. */
  private Difference<RepEntry> difference(List<RepEntry> written) {
    var standing = roster.findAll().stream().map(this::entry).toList();
    var wanted =
        written.stream()
            .map(
                entry ->
                    new RepEntry(
                        entry.rep(),
                        entry.active(),
                        entry.calendar(),
                        toCome(
                            entry.absences() == null
                                ? periods(entry.username())
                                : entry.absences())))
            .toList();
    return new Difference<>(standing, wanted, RepEntry::username);
  }

  private void save(RepEntry entry) {
    roster.save(entry.rep(), entry.active());
    calendars.replace(entry.username(), entry.calendar());
    if (entry.absences() != null) {
      replaceAbsences(entry.username(), toCome(entry.absences()));
    }
  }

  private void replaceAbsences(String username, List<Period> wanted) {
    var standing = absences.of(username);
    standing.stream()
        .filter(absence -> absence.until().isAfter(clock.instant()))
        .filter(absence -> !wanted.contains(period(absence)))
        .forEach(absence -> absences.remove(username, absence.absenceId()));
    var known = standing.stream().map(TeamKeeping::period).toList();
    wanted.stream()
        .filter(period -> !known.contains(period))
        .forEach(period -> absences.add(username, period.from(), period.until()));
  }

  private RepEntry entry(Standing standing) {
    var username = standing.rep().username();
    var calendar = calendars.findSettings(username).orElseThrow();
    return new RepEntry(standing.rep(), standing.active(), calendar, toCome(periods(username)));
  }

  private List<Period> periods(String username) {
    return absences.of(username).stream().map(TeamKeeping::period).toList();
  }

  private static Period period(Absence absence) {
    return new Period(absence.from(), absence.until());
  }

  private List<Period> toCome(List<Period> periods) {
    return periods.stream()
        .filter(period -> period.until().isAfter(clock.instant()))
        .distinct()
        .sorted(Comparator.comparing(Period::from).thenComparing(Period::until))
        .toList();
  }

  private LocalDate earliest(TeamFile file) {
    return file.holidays().stream()
        .map(CompanyHoliday::day)
        .filter(day -> day.isBefore(today()))
        .min(Comparator.naturalOrder())
        .orElse(today());
  }

  private static String name(CompanyHoliday holiday) {
    return holiday.country() == null
        ? holiday.day().toString()
        : holiday.day() + " " + holiday.country();
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }

  private Standing require(String username) {
    return roster.find(username).orElseThrow(TeamKeeping::nobody);
  }

  private static Problem nobody() {
    return Problem.notFound("No rep has this user name.");
  }
}
