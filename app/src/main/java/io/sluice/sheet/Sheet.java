package io.sluice.sheet;

import de.siegmar.fastcsv.reader.CsvParseException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A file with a header, read row by row. Rows without anything in them are left out. The rows come
 * with ascending lines. Not for several threads.
 */
public final class Sheet implements Iterator<SheetRow>, AutoCloseable {

  private static final Pattern ADDRESS = Pattern.compile("[^\\s@]+@[^\\s@]+\\.[^\\s@]+");
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private final SheetText text;
  private final LineWindow window;
  private final Grammar grammar;
  private final SheetLimits limits;
  private final RowCutter cutter;
  private final CellParser parser;
  private final List<String> header;
  private SheetRow next;

  Sheet(SheetText text, LineWindow window, Grammar grammar, SheetLimits limits) throws IOException {
    this.text = text;
    this.window = window;
    this.grammar = grammar;
    this.limits = limits;
    cutter = new RowCutter(window, grammar, limits);
    parser = new CellParser(grammar, limits);
    header = readHeader();
    cutter.headerCells(header.size());
  }

  /**
   * How the file is written, as far as it has been read: the encoding may only show in later rows.
   */
  public Dialect dialect() {
    return new Dialect(text.charset(), text.hasMark(), grammar.delimiter(), grammar.quote());
  }

  /** The names of the columns without spaces around them; some may be empty or there twice. */
  public List<String> header() {
    return header;
  }

  /**
   * @throws UncheckedIOException if the stream fails
   */
  @Override
  public boolean hasNext() {
    try {
      while (next == null) {
        var cut = cutter.next();
        if (cut.isEmpty()) {
          return false;
        }
        next = row(cut.get()).orElse(null);
      }
      return true;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * @throws UncheckedIOException if the stream fails
   */
  @Override
  public SheetRow next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    var row = next;
    next = null;
    return row;
  }

  @Override
  public void close() throws IOException {
    text.close();
  }

  private List<String> readHeader() throws IOException {
    while (true) {
      var row = row(cutter.next().orElseThrow(SheetText::empty));
      if (row.isPresent()) {
        return switch (row.get()) {
          case GoodRow good -> names(good);
          case BrokenRow broken ->
              throw new UnreadableSheetException(
                  "The first row, which names the columns, cannot be read. %s."
                      .formatted(broken.why()),
                  "correct the first row, or remove what stands above the names of the columns");
        };
      }
    }
  }

  private static List<String> names(GoodRow row) {
    var names =
        row.cells().stream().map(cell -> cell.replace(BYTE_ORDER_MARK, "").strip()).toList();
    if (names.stream().anyMatch(name -> ADDRESS.matcher(name).matches())) {
      throw new UnreadableSheetException(
          "The first row does not name the columns: it has an email address in it.",
          "put a row with the names of the columns above the data");
    }
    return names;
  }

  /** Empty for a row without anything in it. */
  private Optional<SheetRow> row(Cut cut) throws IOException {
    return switch (cut) {
      case Cut.Broken row -> Optional.of(brokenRow(row));
      case Cut.Whole row -> wholeRow(row);
    };
  }

  private SheetRow brokenRow(Cut.Broken row) throws IOException {
    long last = cutter.take(row);
    return new BrokenRow(
        row.line(),
        last == row.line()
            ? row.why()
            : "%s (read as one with the lines up to %d)".formatted(row.why(), last));
  }

  private Optional<SheetRow> wholeRow(Cut.Whole row) throws IOException {
    if (row.cells() > limits.columns()) {
      cutter.take(row);
      return broken(
          row.line(),
          "The row has %,d cells; up to %,d can be read".formatted(row.cells(), limits.columns()));
    }
    var line = window.text(row.line(), row.lastLine());
    cutter.take(row);
    if (line.indexOf(SheetText.UNDECODABLE) >= 0) {
      return broken(
          row.line(),
          "The row has bytes in it that are no characters in %s; save the file as UTF-8"
              .formatted(text.charset().displayName()));
    }
    if (line.indexOf('\0') >= 0) {
      return broken(row.line(), "The row has a zero byte in it; remove it");
    }
    try {
      return cells(row.line(), parser.parse(line));
    } catch (CsvParseException e) {
      return broken(row.line(), "The row is not valid CSV; close every quote");
    }
  }

  private Optional<SheetRow> cells(long line, String[] parsed) {
    var cells = new ArrayList<String>(parsed.length);
    boolean isEmpty = true;
    for (var cell : parsed) {
      if (cell.length() > limits.cellChars()) {
        return broken(
            line,
            "Cell %d is longer than %,d characters; shorten it"
                .formatted(cells.size() + 1, limits.cellChars()));
      }
      isEmpty &= cell.isBlank();
      cells.add(FormulaCell.restored(cell));
    }
    if (isEmpty) {
      return Optional.empty();
    }
    while (header != null && cells.size() > header.size() && cells.getLast().isBlank()) {
      cells.removeLast();
    }
    return Optional.of(new GoodRow(line, cells));
  }

  private static Optional<SheetRow> broken(long line, String why) {
    return Optional.of(new BrokenRow(line, why));
  }
}
