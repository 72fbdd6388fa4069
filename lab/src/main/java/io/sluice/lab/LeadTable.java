package io.sluice.lab;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A company's leads as its CSV has them; a column without a name is left out.
 *
 * @param rows by column
 */
record LeadTable(List<String> columns, List<Map<String, String>> rows) {

  /**
   * @throws CannotBacktestException when there is no such file, or it is not a CSV with leads
   */
  static LeadTable read(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new CannotBacktestException(
          "There is no file '%s', so nothing was measured: set backtest.data to the CSV of your leads."
              .formatted(file));
    }
    try (var reader = CsvReader.builder().allowMissingFields(true).ofNamedCsvRecord(file)) {
      var records = reader.stream().toList();
      if (records.isEmpty()) {
        throw new CannotBacktestException(
            "'%s' has no leads: give a first row of column names and a row a lead."
                .formatted(file));
      }
      var columns =
          records.getFirst().getHeader().stream().filter(name -> !name.isBlank()).toList();
      return new LeadTable(columns, records.stream().map(row -> row(columns, row)).toList());
    } catch (CsvParseException e) {
      throw new CannotBacktestException(
          "'%s' is not a valid CSV: %s".formatted(file, e.getMessage()), e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, String> row(List<String> columns, NamedCsvRecord row) {
    var cells = new HashMap<String, String>();
    for (var column : columns) {
      row.findField(column).map(String::strip).ifPresent(value -> cells.put(column, value));
    }
    return cells;
  }

  /** The leads, oldest first. */
  List<PastLead> leads(Mapping mapping) {
    var outcome = mapping.outcome();
    return rows.stream()
        .sorted(byOrder(mapping.order().text()))
        .map(
            row ->
                new PastLead(
                    filled(row),
                    outcome.won().contains(row.getOrDefault(outcome.column().text(), ""))))
        .toList();
  }

  private static Map<String, String> filled(Map<String, String> row) {
    var cells = new HashMap<>(row);
    cells.values().removeIf(String::isBlank);
    return Map.copyOf(cells);
  }

  private Comparator<Map<String, String>> byOrder(String column) {
    return rows.stream().allMatch(row -> Numbers.read(row.get(column)).isPresent())
        ? Comparator.comparing(row -> Numbers.read(row.get(column)).orElse(BigDecimal.ZERO))
        : Comparator.comparing(row -> row.getOrDefault(column, ""));
  }
}
