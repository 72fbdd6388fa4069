package io.sluice.sheet;

import java.util.List;

/**
 * A row that could be read. Its cells are as they stand in the file, without quotes and without the
 * mark of {@link FormulaCell}. There may be fewer than the header has, or more; more only if one of
 * those has something in it.
 */
public record GoodRow(long line, List<String> cells) implements SheetRow {

  public GoodRow {
    cells = List.copyOf(cells);
  }
}
