package io.sluice.imports;

import io.sluice.intake.Intake;
import io.sluice.problem.Problem;
import io.sluice.problem.Violation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What cannot be meant by a mapping, and what is missing in it. */
final class MappingChecks {

  private static final String SOURCE = "source";

  private MappingChecks() {}

  /**
   * @param file whose columns it is of; empty where it is saved for any
   * @throws Problem with each field and column that is wrong
   */
  static void check(Mapping mapping, Optional<Columns> file) {
    var violations = new ArrayList<Violation>();
    unknown("values", mapping.values().keySet(), violations);
    unknown("translations", mapping.translations().keySet(), violations);
    var seen = new HashSet<String>();
    mapping
        .columns()
        .forEach(
            (column, field) -> {
              if (!Intake.fields().contains(field)) {
                violations.add(new Violation("columns." + column, field, oneOfTheFields()));
              } else if (!seen.add(field)) {
                violations.add(
                    new Violation("columns." + column, field, "map one column to this field"));
              }
              if (file.isPresent() && file.get().find(column).isEmpty()) {
                violations.add(
                    new Violation("columns", column, "leave it out; the file has no such column"));
              }
            });
    if (!violations.isEmpty()) {
      throw Problem.invalid(
          "The columns were not mapped; errors lists what to change.", violations);
    }
  }

  /**
   * @throws Problem where there is a value for what is no field of a lead
   */
  static void checkValues(Map<String, String> values) {
    check(Mapping.NONE.with(values), Optional.empty());
  }

  private static void unknown(String in, Collection<String> fields, List<Violation> violations) {
    fields.stream()
        .filter(field -> !Intake.fields().contains(field))
        .forEach(field -> violations.add(new Violation(in, field, oneOfTheFields())));
  }

  private static String oneOfTheFields() {
    return "send one of " + String.join(", ", Intake.fields());
  }

  /**
   * The fields that are required and have neither a column nor a value.
   *
   * @param source whose leads these are, which then need not name it
   */
  static List<String> missing(Mapping mapping, Optional<String> source) {
    return Intake.requiredFields().stream()
        .filter(field -> !mapping.knows(field))
        .filter(field -> source.isEmpty() || !field.equals(SOURCE))
        .toList();
  }
}
