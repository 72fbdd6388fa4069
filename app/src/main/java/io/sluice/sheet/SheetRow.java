package io.sluice.sheet;

/** A row after the header: one that could be read, or one that could not. */
public sealed interface SheetRow permits GoodRow, BrokenRow {

  /** The line the row begins on, counted from 1 as an editor does. */
  long line();
}
