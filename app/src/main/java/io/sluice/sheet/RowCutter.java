package io.sluice.sheet;

import java.io.IOException;
import java.util.Optional;

/**
 * Cuts lines into rows. A row is a line, and those that follow as long as a quote is open. Where
 * quotes are not in order, the line that the row began on is the broken row and reading goes on at
 * the next line: what looked like the inside of a cell may be good rows. How each line reads inside
 * and outside of quotes is worked out once, so that this takes time in step with the file however
 * many rows are broken.
 */
final class RowCutter {

  private static final int LINES_LOOKED_AT = 20;

  private final LineWindow window;
  private final Grammar grammar;
  private final SheetLimits limits;
  private int headerCells;

  /** All lines from the one up to the other, that one not included, go on if begun inside. */
  private long insideFrom;

  private long insideTo;

  RowCutter(LineWindow window, Grammar grammar, SheetLimits limits) {
    this.window = window;
    this.grammar = grammar;
    this.limits = limits;
  }

  /** Once the header is known, rows are told from the insides of cells by how many cells it has. */
  void headerCells(int count) {
    headerCells = count;
  }

  /** The next row; its lines are still to be taken. */
  Optional<Cut> next() throws IOException {
    var line = window.at(window.first());
    while (line.isPresent() && line.get().line().isBlank()) {
      window.takeTo(window.first());
      line = window.at(window.first());
    }
    return line.isEmpty() ? Optional.empty() : Optional.of(judged(window.first()));
  }

  /**
   * Takes the lines of a row. Those of a broken one are its own, and those after it that went into
   * its cells and do not look like rows.
   *
   * @return the last of these lines
   */
  long take(Cut cut) throws IOException {
    return switch (cut) {
      case Cut.Whole row -> {
        window.takeTo(row.lastLine());
        yield row.lastLine();
      }
      case Cut.Broken row -> takeBroken(row);
    };
  }

  private long takeBroken(Cut.Broken row) throws IOException {
    window.takeTo(row.line());
    while (headerCells > 0 && window.first() <= row.lookedTo()) {
      var line = window.at(window.first());
      if (line.isEmpty()) {
        break;
      }
      if (line.get().line().isBlank()) {
        window.takeTo(window.first());
        continue;
      }
      var next = judged(window.first());
      if (!(next instanceof Cut.Whole whole)
          || whole.cells() == headerCells
          || whole.lastLine() > row.lookedTo()) {
        break;
      }
      window.takeTo(whole.lastLine());
    }
    return window.first() - 1;
  }

  private Cut judged(long number) throws IOException {
    var cut = cut(number);
    return cut instanceof Cut.Whole whole && hasSwallowedRows(whole)
        ? notClosed(whole.line(), whole.lastLine())
        : cut;
  }

  private Cut cut(long number) throws IOException {
    var first = window.at(number).orElseThrow();
    if (first.line().isTooLong()) {
      return new Cut.Broken(
          number, number, "The row is longer than %,d characters".formatted(limits.rowChars()));
    }
    var reading = first.outside(grammar);
    if (reading.isMisquoted()) {
      return new Cut.Broken(
          number,
          number,
          "Cell %d goes on after its closing quote; write a quote inside of a cell twice"
              .formatted(reading.delimiters() + 1));
    }
    if (!reading.endsInside()) {
      return whole(number, number, reading.delimiters(), reading);
    }
    return cutOverLines(first);
  }

  private Cut cutOverLines(SeenLine first) throws IOException {
    long number = first.line().number();
    var end = insideEnd(first);
    if (end.isEmpty()) {
      return notClosed(number, insideTo - 1);
    }
    long lastLine = end.get().line().number();
    var last = end.get().inside(grammar);
    if (end.get().line().isTooLong() || last.isMisquoted()) {
      return notClosed(number, lastLine);
    }
    int inside =
        end.get().delimitersBefore()
            + last.delimiters()
            - window.at(number + 1).orElseThrow().delimitersBefore();
    var reading = first.outside(grammar);
    return whole(number, lastLine, reading.delimiters() + inside, reading);
  }

  private static Cut whole(long line, long lastLine, int delimiters, LineReading first) {
    return new Cut.Whole(
        line, lastLine, delimiters + 1, first.quotedCells(), first.spacedCells(), first.isPadded());
  }

  private Cut notClosed(long number, long lookedTo) throws IOException {
    int cell = window.at(number).orElseThrow().outside(grammar).delimiters() + 1;
    return new Cut.Broken(
        number,
        lookedTo,
        "The quote that opens cell %d is not closed; close it, and write a quote inside of a cell twice"
            .formatted(cell));
  }

  /**
   * The line that the row ends on or breaks at; empty if the file or what a row may have ends
   * before.
   */
  private Optional<SeenLine> insideEnd(SeenLine first) throws IOException {
    long start = first.line().number() + 1;
    if (start < insideFrom || start > insideTo) {
      insideFrom = start;
      insideTo = start;
      window.at(start).ifPresent(line -> line.delimitersBefore(0));
    }
    while (true) {
      var line = window.at(insideTo);
      if (line.isEmpty()
          || insideTo - start >= limits.rowLines()
          || line.get().end() - first.offset() > limits.rowChars()) {
        return Optional.empty();
      }
      var reading = line.get().inside(grammar);
      if (line.get().line().isTooLong() || !reading.endsInside()) {
        return line;
      }
      insideTo++;
      int before = line.get().delimitersBefore() + reading.delimiters();
      window.at(insideTo).ifPresent(next -> next.delimitersBefore(before));
    }
  }

  /**
   * Quotes that are in order by chance: two that were left open. The row has not the cells it
   * should have then, and the line after its first would be a row, or a broken one, if read by
   * itself.
   */
  private boolean hasSwallowedRows(Cut.Whole row) throws IOException {
    if (headerCells == 0 || row.lastLine() == row.line()) {
      return false;
    }
    if (row.cells() == headerCells) {
      return headerCells > 2 && !isQuotedThroughout(row) && isRowsLineByLine(row);
    }
    return !(cut(row.line() + 1) instanceof Cut.Whole next) || next.cells() == headerCells;
  }

  /** Whether every cell that begins on its first line has quotes: who writes so closes them. */
  private boolean isQuotedThroughout(Cut.Whole row) throws IOException {
    int begun = window.at(row.line()).orElseThrow().outside(grammar).delimiters() + 1;
    return row.quotedCells() == begun;
  }

  /**
   * Whether each line has as many cells as the header if quotes are not heeded, and the quote that
   * closes the cell stands where a cell begins.
   */
  private boolean isRowsLineByLine(Cut.Whole row) throws IOException {
    boolean hasClosed = false;
    for (long number = row.line();
        number <= Math.min(row.lastLine(), row.line() + LINES_LOOKED_AT);
        number++) {
      var text = window.at(number).orElseThrow().line().text();
      if (text.chars().filter(sign -> sign == grammar.delimiter()).count() + 1 != headerCells) {
        return false;
      }
      int quote = text.indexOf(grammar.quote());
      if (number > row.line() && !hasClosed && quote >= 0) {
        hasClosed = true;
        if (quote > 0 && text.charAt(quote - 1) != grammar.delimiter()) {
          return false;
        }
      }
    }
    return true;
  }
}
