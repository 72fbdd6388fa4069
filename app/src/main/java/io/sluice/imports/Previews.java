package io.sluice.imports;

import static java.util.stream.Collectors.toMap;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** The first rows of an import and what would become of each. */
@Component
class Previews {

  private static final int MOST = 100;
  private static final int MOST_CHARS = 200;
  private static final String BROKEN = "broken";

  private final ImportRows rows;
  private final Forecast forecast;

  Previews(ImportRows rows, Forecast forecast) {
    this.rows = rows;
    this.forecast = forecast;
  }

  List<PreviewRow> preview(Import shown, int wanted) {
    var most = Math.clamp(wanted, 1, MOST);
    var reading = RowReading.of(shown);
    var first = rows.findFirst(shown.id(), most, MOST_CHARS);
    var staged = rows.find(shown.id(), 0, most, reading);
    var leads = staged.stream().collect(toMap(StagedRow::line, row -> lead(reading, row)));
    var outcomes =
        forecast.judge(shown.id(), 0, staged, reading).stream()
            .collect(toMap(RowResult::line, outcome -> outcome));
    return first.stream()
        .map(row -> row(row, leads.get(row.line()), outcomes.get(row.line())))
        .toList();
  }

  private static Map<String, String> lead(RowReading reading, StagedRow row) {
    var lead = new TreeMap<String, String>();
    reading.read(row).fields().forEach((field, value) -> lead.put(field, value.text()));
    return lead;
  }

  private static PreviewRow row(FileRow row, Map<String, String> lead, RowResult outcome) {
    if (outcome == null) {
      return new PreviewRow(
          row.line(), row.cells(), Map.of(), BROKEN, "Cannot be read", row.problems());
    }
    var isShown = !outcome.isSuppressed();
    return new PreviewRow(
        row.line(),
        isShown ? row.cells() : List.of(),
        isShown ? lead : Map.of(),
        outcome.kind().code(),
        says(outcome),
        outcome.problems());
  }

  private static String says(RowResult outcome) {
    return switch (outcome.kind()) {
      case ACCEPTED -> "Starts a new cycle";
      case ENGAGED -> "Is an engagement of somebody under way";
      case REPEATED -> "Was taken in before; changes nothing";
      case REFUSED -> "Is refused";
    };
  }
}
