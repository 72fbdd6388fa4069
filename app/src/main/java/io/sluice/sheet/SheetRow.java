package io.sluice.sheet;

import java.util.List;

/** A row of a sheet and the line it starts on, from 1, as an editor counts them. */
public sealed interface SheetRow {

  long line();

  record GoodRow(long line, List<String> cells) implements SheetRow {}

  /**
   * @param why a sentence for people
   */
  record BrokenRow(long line, String why) implements SheetRow {}
}
