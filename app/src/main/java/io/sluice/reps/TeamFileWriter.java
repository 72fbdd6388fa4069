package io.sluice.reps;

import io.sluice.calendar.CalendarForm;
import io.sluice.calendar.CompanyHoliday;
import io.sluice.routing.Team;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.Yaml;

/** Writes who works where and when as a file that {@link TeamFileReader} reads. */
@Component
class TeamFileWriter {

  String write(TeamFile file) {
    var options = new DumperOptions();
    options.setDefaultFlowStyle(FlowStyle.BLOCK);
    options.setIndicatorIndent(2);
    options.setIndentWithIndicator(true);
    options.setSplitLines(false);
    options.setAllowUnicode(true);
    return new Yaml(options)
        .dump(
            fields(
                "teams", file.teams().stream().map(TeamFileWriter::team).toList(),
                "holidays", file.holidays().stream().map(TeamFileWriter::holiday).toList(),
                "reps", file.reps().stream().map(TeamFileWriter::rep).toList()));
  }

  private static Map<String, Object> team(Team team) {
    return fields("name", team.name(), "label", team.label());
  }

  private static Map<String, Object> holiday(CompanyHoliday holiday) {
    return fields(
        "day", holiday.day().toString(), "name", holiday.name(), "country", holiday.country());
  }

  private static Map<String, Object> rep(RepEntry entry) {
    var rep = entry.rep();
    var calendar = entry.calendar();
    return fields(
        "username", rep.username(),
        "name", rep.name(),
        "email", rep.email(),
        "team", rep.team(),
        "territory", rep.territory(),
        "segment", rep.segment(),
        "weight", rep.weight(),
        "capacity", rep.capacity(),
        "active", entry.active(),
        "zone", calendar.zone().getId(),
        "country", calendar.country(),
        "region", calendar.region(),
        "hours",
            CalendarForm.Hours.of(calendar.hours()).stream().map(TeamFileWriter::hours).toList(),
        "absences",
            entry.absences().stream()
                .map(
                    away ->
                        fields("from", away.from().toString(), "until", away.until().toString()))
                .toList());
  }

  private static Map<String, Object> hours(CalendarForm.Hours hours) {
    return fields("days", hours.days(), "from", hours.from(), "to", hours.to());
  }

  /** What has a value, in this order. A list that two share would be written as an alias. */
  private static Map<String, Object> fields(Object... namesAndValues) {
    var fields = new LinkedHashMap<String, Object>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      var value = namesAndValues[i + 1];
      if (value != null) {
        fields.put(
            (String) namesAndValues[i],
            value instanceof List<?> list ? new ArrayList<>(list) : value);
      }
    }
    return fields;
  }
}
