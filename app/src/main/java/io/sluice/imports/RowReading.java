package io.sluice.imports;

import io.sluice.intake.OwnSource;
import io.sluice.problem.Violation;
import io.sluice.request.RawFields;
import io.sluice.request.RawValue;
import io.sluice.request.RawValue.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Makes leads of the rows of a file, by what its columns mean. */
class RowReading {

  static final String ROW = "row";

  private static final String COUNTRY = "country";
  private static final int COUNTRY_CODE = 2;

  private final int width;
  private final List<Integer> columns = new ArrayList<>();
  private final List<String> fields = new ArrayList<>();
  private final Map<String, String> labels = new HashMap<>();
  private final Map<String, String> values;
  private final Map<String, Map<String, String>> translations = new HashMap<>();
  private final Optional<String> source;

  /**
   * @param source whose leads these are, which then need not name it; empty for any
   */
  RowReading(Columns file, Mapping mapping, Optional<String> source) {
    this.width = file.labels().size();
    this.values = mapping.values();
    this.source = source;
    mapping
        .columns()
        .forEach((label, field) -> file.find(label).ifPresent(at -> add(at, label, field)));
    mapping
        .translations()
        .forEach(
            (field, meant) -> {
              var folded = new HashMap<String, String>();
              meant.forEach((text, value) -> folded.put(fold(text), value));
              translations.put(field, folded);
            });
  }

  private void add(int at, String label, String field) {
    columns.add(at);
    fields.add(field);
    labels.put(field, label);
  }

  static RowReading of(Import from) {
    return new RowReading(from.columns(), from.mapping(), from.source());
  }

  /** Which of them are wanted, from 0. */
  List<Integer> columns() {
    return columns;
  }

  /**
   * The lead of a row. Spreadsheets leave blank cells at the end of a row out, so there may be
   * fewer than the header has; where there are more, none may be where it belongs.
   */
  RawFields read(StagedRow row) {
    var read = new TreeMap<String, RawValue>();
    values.forEach((field, value) -> put(read, field, value));
    for (int i = 0; i < fields.size(); i++) {
      var cell = row.cells().get(i);
      if (cell != null && !cell.isBlank()) {
        var field = fields.get(i);
        put(read, field, translate(field, cell));
      }
    }
    return OwnSource.enter(new RawFields(read, violations(row)), source);
  }

  private List<Violation> violations(StagedRow row) {
    return row.width() <= width
        ? List.of()
        : List.of(
            new Violation(
                ROW,
                "%d columns".formatted(row.width()),
                "give the row %d columns, as the header has".formatted(width)));
  }

  private static void put(Map<String, RawValue> read, String field, String value) {
    if (!value.isBlank()) {
      read.put(field, new RawValue(Kind.UNTYPED, value));
    }
  }

  private String translate(String field, String value) {
    var meant = translations.getOrDefault(field, Map.of()).get(fold(value));
    if (meant != null) {
      return meant;
    }
    return field.equals(COUNTRY) && value.strip().length() > COUNTRY_CODE
        ? Countries.findCode(value).orElse(value)
        : value;
  }

  private static String fold(String text) {
    return text.strip().toLowerCase(Locale.ROOT);
  }

  RowProblem problem(Violation violation) {
    return new RowProblem(
        violation.field(), labels.get(violation.field()), violation.value(), violation.fix());
  }

  List<RowProblem> problems(List<Violation> violations) {
    return violations.stream().map(this::problem).toList();
  }
}
