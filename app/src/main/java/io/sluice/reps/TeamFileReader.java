package io.sluice.reps;

import io.sluice.calendar.CompanyHoliday;
import io.sluice.calendar.PublicHolidays;
import io.sluice.problem.Problem;
import io.sluice.problem.Violation;
import io.sluice.routing.Roster;
import io.sluice.routing.Team;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.yaml.snakeyaml.nodes.Node;

/** Makes of a file who works where and when, or says all that is wrong with it, by line. */
@Component
class TeamFileReader {

  static final String NOTHING_CHANGED =
      "Nothing was changed; errors lists what to change, by line.";

  private static final List<String> PARTS = List.of("teams", "holidays", "reps");
  private static final List<String> TEAM = List.of("name", "label");
  private static final List<String> HOLIDAY = List.of("day", "name", "country");
  private static final List<String> REP = repFields();
  private static final Pattern CODE = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
  private static final int TEXT = 120;

  private final RepReader reps;
  private final Roster roster;
  private final PublicHolidays holidays;

  TeamFileReader(RepReader reps, Roster roster, PublicHolidays holidays) {
    this.reps = reps;
    this.roster = roster;
    this.holidays = holidays;
  }

  /**
   * @throws Problem with every violation
   */
  TeamFile read(Node document) {
    var violations = new ArrayList<Violation>();
    var file = new Section("", document, PARTS, violations);
    var teams = teams(file);
    var days = file.has("holidays") ? days(file) : null;
    var known = teamsThereAre();
    teams.forEach(team -> known.add(team.name()));
    var entries = entries(file, known);
    requireNone(violations);
    return new TeamFile(teams, days, entries);
  }

  /**
   * One rep, whose user name is known from elsewhere.
   *
   * @throws Problem with every violation
   */
  RepEntry readRep(String username, Node document) {
    var violations = new ArrayList<Violation>();
    var written = new Section("", document, RepReader.FIELDS, violations);
    var entry = reps.read(username, written, teamsThereAre());
    if (!RepReader.isUsername(username)) {
      violations.add(
          new Violation("username", username, "give a user name of Tasklist in the address"));
    }
    requireNone(violations);
    return entry;
  }

  private Set<String> teamsThereAre() {
    return roster.findTeams().stream()
        .map(Team::name)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static void requireNone(List<Violation> violations) {
    if (!violations.isEmpty()) {
      throw Problem.invalid(
          NOTHING_CHANGED,
          violations.stream()
              .sorted(
                  Comparator.comparing(
                          Violation::line, Comparator.nullsFirst(Comparator.naturalOrder()))
                      .thenComparing(
                          Violation::column, Comparator.nullsFirst(Comparator.naturalOrder())))
              .toList());
    }
  }

  private static List<Team> teams(Section file) {
    var seen = new HashSet<String>();
    return file.sections("teams", TEAM).stream()
        .map(
            written -> {
              var name = written.required("name", TEXT);
              var label = written.required("label", TEXT);
              if (name != null && !CODE.matcher(name).matches()) {
                written.refuse("name", "give small letters, digits and hyphens, such as sales");
              } else {
                refuseTwice(written, "name", name, seen);
              }
              return name == null || label == null ? null : new Team(name, label);
            })
        .filter(Objects::nonNull)
        .toList();
  }

  private List<CompanyHoliday> days(Section file) {
    var seen = new HashSet<String>();
    return file.sections("holidays", HOLIDAY).stream()
        .map(
            written -> {
              var day = day(written);
              var name = written.required("name", TEXT);
              var country = country(written);
              refuseTwice(written, "day", day == null ? null : day + " " + country, seen);
              return day == null || name == null ? null : new CompanyHoliday(day, name, country);
            })
        .filter(Objects::nonNull)
        .toList();
  }

  private static LocalDate day(Section written) {
    var text = written.required("day", TEXT);
    try {
      return text == null ? null : LocalDate.parse(text);
    } catch (DateTimeException e) {
      written.refuse("day", "give a date such as 2026-12-24");
      return null;
    }
  }

  private String country(Section written) {
    var text = written.text("country", TEXT);
    var country = text == null ? null : text.toUpperCase(Locale.ROOT);
    if (country != null && !holidays.countries().contains(country)) {
      written.refuse("country", "give two letters of a country, such as DE, or none for all");
    }
    return country;
  }

  private List<RepEntry> entries(Section file, Set<String> teams) {
    var seen = new HashSet<String>();
    return file.sections("reps", REP).stream()
        .map(
            written -> {
              var username = written.required("username", TEXT);
              if (username != null && !RepReader.isUsername(username)) {
                written.refuse("username", "give a user name of Tasklist, such as kim");
              }
              refuseTwice(written, "username", username, seen);
              return reps.read(username, written, teams);
            })
        .filter(Objects::nonNull)
        .toList();
  }

  private static void refuseTwice(Section written, String field, String key, Set<String> seen) {
    if (key != null && !seen.add(key)) {
      written.refuse(field, "give it once, it stands further up");
    }
  }

  private static List<String> repFields() {
    var fields = new ArrayList<>(List.of("username"));
    fields.addAll(RepReader.FIELDS);
    fields.add("absences");
    return fields;
  }
}
