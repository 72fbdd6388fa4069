package io.sluice.reps;

import io.sluice.calendar.CalendarForm;
import io.sluice.calendar.CalendarReader;
import io.sluice.calendar.CalendarSettings;
import io.sluice.calendar.UnusableCalendarException;
import io.sluice.problem.Problem;
import io.sluice.problem.Violation;
import io.sluice.reps.AbsenceReader.Period;
import io.sluice.request.RawFields;
import io.sluice.request.RawValue;
import io.sluice.request.RawValue.Kind;
import io.sluice.routing.RepForm;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Makes a rep of what someone wrote; what is wrong with it is said of each field. */
@Component
class RepReader {

  /** What a rep has besides the user name and the absences. */
  static final List<String> FIELDS =
      List.of(
          "name",
          "team",
          "email",
          "territory",
          "segment",
          "weight",
          "capacity",
          "active",
          "zone",
          "country",
          "region",
          "hours");

  private static final List<String> HOURS = List.of("days", "from", "to");
  private static final Pattern USERNAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._@+-]{0,63}");
  private static final int TEXT = 120;

  private final CalendarReader calendars;
  private final AbsenceReader absences;

  RepReader(CalendarReader calendars, AbsenceReader absences) {
    this.calendars = calendars;
    this.absences = absences;
  }

  static boolean isUsername(String username) {
    return USERNAME.matcher(username).matches();
  }

  /**
   * @param teams those that there are
   * @return null where anything is wrong, which is then added to what the section finds
   */
  RepEntry read(String username, Section written, Set<String> teams) {
    var team = written.required("team", TEXT);
    if (team != null && !teams.contains(team)) {
      written.refuse(
          "team", "give one of %s, or enter it".formatted(String.join(", ", new TreeSet<>(teams))));
      team = null;
    }
    var form = form(written, team);
    form.flaws().forEach(flaw -> written.refuse(flaw.field(), flaw.value(), flaw.fix()));
    var active = written.truth("active", true);
    var calendar = calendar(written);
    var periods = written.has("absences") ? periods(written) : null;
    return form.name() == null || team == null || calendar == null
        ? null
        : new RepEntry(form.toRep(username, calendar.zone()), active, calendar, periods);
  }

  private static RepForm form(Section written, String team) {
    return new RepForm(
        written.required("name", TEXT),
        team,
        written.text("email", 254),
        written.text("territory", TEXT),
        written.text("segment", TEXT),
        written.wholeNumber("weight"),
        written.wholeNumber("capacity"));
  }

  private CalendarSettings calendar(Section written) {
    var hours =
        written.sections("hours", HOURS).stream()
            .map(
                block ->
                    new CalendarForm.Hours(
                        block.texts("days"), block.text("from", TEXT), block.text("to", TEXT)))
            .toList();
    try {
      return calendars.read(
          new CalendarForm(
              written.text("zone", TEXT),
              written.text("country", TEXT),
              written.text("region", TEXT),
              hours));
    } catch (UnusableCalendarException e) {
      e.flaws().forEach(flaw -> written.refuse(flaw.field(), flaw.value(), flaw.fix()));
      return null;
    }
  }

  private List<Period> periods(Section written) {
    return written.sections("absences", AbsenceReader.FIELDS).stream()
        .map(this::period)
        .filter(Objects::nonNull)
        .toList();
  }

  private Period period(Section written) {
    var fields = new TreeMap<String, RawValue>();
    for (var field : AbsenceReader.FIELDS) {
      var text = written.text(field, TEXT);
      if (text != null) {
        fields.put(field, new RawValue(Kind.TEXT, text));
      }
    }
    try {
      return absences.read(new RawFields(fields, new ArrayList<Violation>()));
    } catch (Problem.Refused e) {
      e.violations().forEach(wrong -> written.refuse(wrong.field(), wrong.value(), wrong.fix()));
      return null;
    }
  }
}
