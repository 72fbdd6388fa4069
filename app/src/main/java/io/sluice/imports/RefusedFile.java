package io.sluice.imports;

import static java.util.stream.Collectors.joining;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.sluice.problem.Problem;
import io.sluice.sheet.FormulaCell;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The refused rows of an import as a file that can be corrected and sent again: why in front, then
 * the columns as they were.
 */
@Component
class RefusedFile {

  private static final List<String> WHY = List.of("line", "column", "value", "reason");
  private static final String BETWEEN = " | ";

  /** Those that are found again where the file is read. */
  private static final String DELIMITERS = ",;\t|";

  private final Imports imports;
  private final ImportRows rows;
  private final ImportProperties properties;
  private final Clock clock;

  RefusedFile(Imports imports, ImportRows rows, ImportProperties properties, Clock clock) {
    this.imports = imports;
    this.rows = rows;
    this.properties = properties;
    this.clock = clock;
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

  /** The cells of such a file as they were in the one that was refused. */
  static List<String> restored(List<String> cells) {
    return cells.stream().map(FormulaCell::restoredWithin).toList();
  }

  private static boolean startsWithWhy(List<String> header) {
    return header.size() > WHY.size() && header.subList(0, WHY.size()).equals(WHY);
  }

  /**
   * Writes UTF-8 with a byte order mark, which spreadsheets need to see it. All of it is as it
   * stood at one instant.
   *
   * @throws Problem 410 where the rows were forgotten
   */
  @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
  void write(UUID id, OutputStream out) throws IOException {
    var from = imports.find(id).orElseThrow(RefusedFile::forgotten);
    var isToHaveRows = from.refused() + from.broken() > 0;
    if (isToHaveRows && isForgotten(from)) {
      throw forgotten();
    }
    if (write(from, out) == 0 && isToHaveRows) {
      throw forgotten();
    }
  }

  /** Whether they are being forgotten, so that a part may be gone. */
  private boolean isForgotten(Import from) {
    var ended = Objects.requireNonNullElse(from.finishedAt(), from.createdAt());
    return switch (from.state()) {
      case FAILED -> true;
      case RECEIVING, RUNNING -> false;
      case RECEIVED, FINISHED, CANCELLED ->
          ended.isBefore(clock.instant().minus(properties.keep()));
    };
  }

  private static Problem forgotten() {
    return Problem.forgotten(
        """
        Refused rows are kept for a time, and these are gone. Send the file again as a dry run \
        (again=true&dryRun=true): it judges every row anew and stores nothing.""");
  }

  /**
   * @return how many rows it has
   */
  private long write(Import from, OutputStream out) throws IOException {
    var why = startsWithWhy(from.header()) ? WHY.size() : 0;
    var written = new AtomicLong();
    try (var csv =
        CsvWriter.builder()
            .fieldSeparator(delimiter(from))
            .build(new OutputStreamWriter(out, StandardCharsets.UTF_8))) {
      out.write(0xEF);
      out.write(0xBB);
      out.write(0xBF);
      csv.writeRecord(record(WHY, from.header(), why, FormulaCell::neutralised));
      rows.forEachRefused(
          from.id(),
          from.reached(),
          row -> {
            csv.writeRecord(record(reasons(row), row.cells(), why, RefusedFile::neutralised));
            written.incrementAndGet();
          });
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    return written.get();
  }

  /** That of the file, by which the spreadsheet it came from takes this one apart. */
  private static char delimiter(Import from) {
    return from.delimiter() != null && DELIMITERS.contains(from.delimiter())
        ? from.delimiter().charAt(0)
        : DELIMITERS.charAt(0);
  }

  private static String neutralised(String cell) {
    return FormulaCell.neutralised(FormulaCell.neutralisedWithin(cell));
  }

  private static List<String> record(
      List<String> why, List<String> cells, int from, UnaryOperator<String> safe) {
    var written = new ArrayList<>(why);
    cells.stream().skip(from).map(safe).forEach(written::add);
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
    return neutralised(
        row.problems().stream()
            .map(part)
            .map(text -> Objects.requireNonNullElse(text, ""))
            .collect(joining(BETWEEN)));
  }
}
