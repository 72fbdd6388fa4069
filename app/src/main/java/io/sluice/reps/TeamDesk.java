package io.sluice.reps;

import io.sluice.calendar.Absence;
import io.sluice.calendar.CalendarFlaw;
import io.sluice.followup.ReplanReport;
import io.sluice.followup.ReplanScope;
import io.sluice.followup.Replanning;
import io.sluice.problem.Problem;
import io.sluice.problem.Violation;
import io.sluice.request.FieldChecks;
import io.sluice.request.RawFields;
import io.sluice.request.RawValue;
import io.sluice.request.RawValue.Kind;
import io.sluice.routing.Rep;
import io.sluice.routing.RepForm;
import io.sluice.routing.Standing;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.stereotype.Service;

/** What a manager changes of a rep by hand, from what a form has; as strict as the API. */
@Service
public class TeamDesk {

  public static final String FROM = AbsenceReader.FROM;
  public static final String UNTIL = AbsenceReader.UNTIL;
  public static final String WEIGHT = "weight";
  public static final String CAPACITY = "capacity";

  private static final List<String> LOAD = List.of(WEIGHT, CAPACITY);
  private static final int MOST = 1_000_000;

  private final TeamKeeping team;
  private final RepCalendars calendars;
  private final Replanning replanning;

  TeamDesk(TeamKeeping team, RepCalendars calendars, Replanning replanning) {
    this.team = team;
    this.calendars = calendars;
    this.replanning = replanning;
  }

  /**
   * Enters an absence of whole days, on the clock of the rep's zone.
   *
   * @param days the first day away, and the day on which they are back
   * @throws Problem naming what is wrong with which
   */
  public Absence addAbsence(String username, ZoneId zone, Map<String, String> days) {
    var fields = new TreeMap<String, RawValue>();
    days.forEach(
        (field, day) ->
            given(day).map(text -> start(text, zone)).ifPresent(at -> fields.put(field, at)));
    var absence = calendars.add(username, new RawFields(fields, List.of()));
    team.reroute();
    return absence;
  }

  /** What is no day is left as it is, for the reader to refuse. */
  private static RawValue start(String day, ZoneId zone) {
    try {
      var start = LocalDate.parse(day).atStartOfDay(zone).toOffsetDateTime();
      return new RawValue(Kind.TEXT, start.toString());
    } catch (DateTimeException e) {
      return new RawValue(Kind.TEXT, day);
    }
  }

  public void removeAbsence(String username, UUID absenceId) {
    calendars.remove(username, absenceId);
    team.reroute();
  }

  /**
   * Changes how much a rep is given.
   *
   * @param load weight and capacity as they were written; blank for 1, and for no limit
   * @param active false for one who has left, whose work goes to others
   * @throws Problem naming what is wrong with which
   */
  public void change(String username, Map<String, String> load, boolean active) {
    var raw = new TreeMap<String, RawValue>();
    load.forEach(
        (field, text) ->
            given(text).ifPresent(value -> raw.put(field, new RawValue(Kind.UNTYPED, value))));
    var fields = new FieldChecks(new RawFields(raw, List.of()), LOAD);
    var weight = number(fields, WEIGHT);
    var capacity = number(fields, CAPACITY);
    fields.requireNoViolation("The rep stays as they were.");
    team.change(
        username, standing -> new Standing(loaded(standing, weight, capacity), active, 0, false));
  }

  private static Integer number(FieldChecks fields, String field) {
    return Optional.ofNullable(fields.wholeNumber(field, MOST)).map(Math::toIntExact).orElse(null);
  }

  private static Rep loaded(Standing standing, Integer weight, Integer capacity) {
    var rep = standing.rep();
    var form =
        new RepForm(
            rep.name(), rep.team(), rep.email(), rep.territory(), rep.segment(), weight, capacity);
    var flaws = form.flaws();
    if (!flaws.isEmpty()) {
      throw Problem.invalid(
          "The rep stays as they were.", flaws.stream().map(TeamDesk::violation).toList());
    }
    return form.toRep(rep.username(), rep.zone());
  }

  /** Has the open clocks of a rep follow their calendar as it is now. */
  public ReplanReport replan(String username) {
    return replanning.replan(new ReplanScope(username, null, null));
  }

  private static Violation violation(CalendarFlaw flaw) {
    return new Violation(flaw.field(), flaw.value(), flaw.fix());
  }

  private static Optional<String> given(String text) {
    return Optional.ofNullable(text).map(String::strip).filter(it -> !it.isEmpty());
  }
}
