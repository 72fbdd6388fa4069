package io.sluice.sheet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds out delimiter and quotes from how well the first rows fit the first. */
final class GrammarChoice {

  private static final char[] DELIMITERS = {',', ';', '\t', '|'};
  private static final char[] QUOTES = {'"', '\''};
  private static final int ROWS_LOOKED_AT = 200;

  /** The line with which Excel is told the delimiter. */
  private static final Pattern TOLD =
      Pattern.compile("\"?sep=([^\"'\\r\\n])\"?[\\r\\n]*", Pattern.CASE_INSENSITIVE);

  private final List<Line> sample;
  private final SheetLimits limits;

  /**
   * @param sample the beginning of a text
   * @param isWhole whether that is all of it
   */
  GrammarChoice(String sample, boolean isWhole, SheetLimits limits) {
    this.limits = limits;
    this.sample = lines(sample);
    if (!isWhole && this.sample.size() > 1) {
      this.sample.removeLast();
    }
  }

  private static List<Line> lines(String text) {
    try {
      var source = new Lines(CharSource.of(text), Integer.MAX_VALUE);
      var lines = new ArrayList<Line>();
      for (var line = source.next(); line.isPresent(); line = source.next()) {
        lines.add(line.get());
      }
      return lines;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The delimiter that the first line tells; it is not the header then. */
  Optional<Character> told() {
    return sample.stream()
        .findFirst()
        .map(line -> TOLD.matcher(line.text()))
        .filter(line -> line.matches())
        .map(line -> line.group(1).charAt(0));
  }

  Grammar best() {
    var told = told();
    if (told.isPresent()) {
      return padded(new Grammar(told.get(), QUOTES[0], false));
    }
    var best = new Grammar(DELIMITERS[0], QUOTES[0], false);
    double bestFit = 0;
    for (char quote : QUOTES) {
      for (char delimiter : DELIMITERS) {
        var grammar = new Grammar(delimiter, quote, false);
        var rows = rows(grammar);
        if (quote == QUOTES[0] || rows.quotedShare() > 0.5) {
          double fit = rows.fit();
          if (fit > bestFit) {
            best = grammar;
            bestFit = fit;
          }
        }
      }
    }
    return padded(best);
  }

  private Grammar padded(Grammar grammar) {
    var padded = new Grammar(grammar.delimiter(), grammar.quote(), true);
    var rows = rows(padded);
    return rows.hasPadding && rows.fit() >= rows(grammar).fit() ? padded : grammar;
  }

  private Rows rows(Grammar grammar) {
    try {
      var rest = sample.iterator();
      var window =
          new LineWindow(() -> rest.hasNext() ? Optional.of(rest.next()) : Optional.empty());
      if (told().isPresent()) {
        window.skip();
      }
      var cutter = new RowCutter(window, grammar, limits);
      var rows = new Rows();
      for (int i = 0; i < ROWS_LOOKED_AT; i++) {
        var cut = cutter.next();
        if (cut.isEmpty()) {
          break;
        }
        rows.add(cut.get());
        cutter.headerCells(rows.headerCells);
        cutter.take(cut.get());
      }
      return rows;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What the sample comes to by a grammar. */
  private static final class Rows {
    private int headerCells;
    private int rows;
    private int fitting;
    private int cells;
    private int quotedCells;
    private int spacedCells;
    private boolean hasPadding;

    void add(Cut cut) {
      if (cut instanceof Cut.Whole row) {
        cells += row.cells();
        quotedCells += row.quotedCells();
        spacedCells += row.spacedCells();
        hasPadding |= row.isPadded();
        if (headerCells == 0) {
          headerCells = row.cells();
          return;
        }
        fitting += row.cells() == headerCells ? 1 : 0;
      }
      rows++;
    }

    double quotedShare() {
      return cells == 0 ? 0 : (double) quotedCells / cells;
    }

    /**
     * How many of the rows have as many cells as the first, more for many cells than for few, a
     * little less where cells begin with a space, as words behind a comma do.
     */
    double fit() {
      if (headerCells < 2) {
        return 0;
      }
      double share = rows == 0 ? 1 : (double) fitting / rows;
      return share * (1 - 1.0 / headerCells) * (1 - 0.1 * spacedCells / cells);
    }
  }
}
