package io.sluice.imports;

import static java.util.stream.Collectors.joining;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.sluice.sheet.FormulaCell;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/**
 * The refused rows of an import as a file that can be corrected and sent again: why in front, then
 * the columns as they were.
 */
@Component
class RefusedFile {

  private static final List<String> WHY = List.of("line", "column", "value", "reason");
  private static final String BETWEEN = " | ";
  private static final int PAGE = 200;

  private final ImportRows rows;

  RefusedFile(ImportRows rows) {
    this.rows = rows;
  }

  /** The header of the file that was refused, where this one corrects it. */
  static Optional<List<String>> originalHeader(List<String> header) {
    return startsWithWhy(header)
        ? Optional.of(List.copyOf(header.subList(WHY.size(), header.size())))
        : Optional.empty();
  }

  /** Whether these columns are those of such a file, and behind why they were refused. */
  static boolean corrects(List<String> columns, List<String> corrected) {
    return startsWithWhy(corrected) && corrected.size() == columns.size() + WHY.size();
  }

  private static boolean startsWithWhy(List<String> header) {
    return header.size() > WHY.size() && header.subList(0, WHY.size()).equals(WHY);
  }

  /** Writes UTF-8 with a byte order mark, which spreadsheets need to see it. */
  void write(Import from, OutputStream out) throws IOException {
    var why = startsWithWhy(from.header()) ? WHY.size() : 0;
    try (var csv = CsvWriter.builder().build(new OutputStreamWriter(out, StandardCharsets.UTF_8))) {
      out.write(0xEF);
      out.write(0xBB);
      out.write(0xBF);
      csv.writeRecord(record(WHY, from.header(), why));
      long line = -1;
      List<FileRow> page;
      do {
        page = rows.findRefused(from.id(), from.reached(), line, PAGE);
        for (var row : page) {
          csv.writeRecord(record(reasons(row), row.cells(), why));
          line = row.line();
        }
      } while (page.size() == PAGE);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static List<String> record(List<String> why, List<String> cells, int from) {
    var written = new ArrayList<>(why);
    cells.stream().skip(from).map(FormulaCell::neutralised).forEach(written::add);
    return written;
  }

  private static List<String> reasons(FileRow row) {
    return List.of(
        String.valueOf(row.line()),
        joined(row, problem -> Objects.requireNonNullElse(problem.column(), problem.field())),
        joined(row, RowProblem::value),
        joined(row, RowProblem::fix));
  }

  private static String joined(FileRow row, Function<RowProblem, String> part) {
    return FormulaCell.neutralised(
        row.problems().stream()
            .map(part)
            .map(text -> Objects.requireNonNullElse(text, ""))
            .collect(joining(BETWEEN)));
  }
}
