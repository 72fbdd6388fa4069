package io.sluice.sheet;

/**
 * What a row may have. A row with more of it is broken and is not kept in memory.
 *
 * @param columns cells in a row
 * @param cellChars characters in a cell
 * @param rowChars characters in a row
 * @param rowLines lines a row may go over, where cells have line ends in them
 */
public record SheetLimits(int columns, int cellChars, int rowChars, int rowLines) {

  /** Enough for what people keep in spreadsheets; a few ten MB of memory at worst. */
  public static final SheetLimits STANDARD = new SheetLimits(20_000, 1_000_000, 2_000_000, 10_000);

  public SheetLimits {
    if (columns < 1 || cellChars < 1 || rowChars < 1 || rowLines < 1) {
      throw new IllegalArgumentException("Limits of a row have to be 1 or more");
    }
  }
}
