package io.sluice.sheet;

/** How much of a row is held in memory; what is longer costs that row. */
public record SheetLimits(int columns, int cellChars, int rowChars) {

  public static final SheetLimits DEFAULT = new SheetLimits(20_000, 1_000_000, 4_000_000);
}
