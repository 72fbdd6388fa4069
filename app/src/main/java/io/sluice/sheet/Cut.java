package io.sluice.sheet;

/** What a row was cut out as. Both tell of lines by their numbers. */
sealed interface Cut {

  long line();

  /**
   * A row whose quotes are in order.
   *
   * @param lastLine equal to {@code line} but for cells with line ends in them
   * @param quotedCells how many of the cells that begin on the first line have quotes
   * @param spacedCells how many of these begin with a space
   * @param isPadded whether there are spaces around one of these
   */
  record Whole(
      long line, long lastLine, int cells, int quotedCells, int spacedCells, boolean isPadded)
      implements Cut {}

  /**
   * A row whose quotes are not.
   *
   * @param lookedTo the last line that was looked at to know it
   */
  record Broken(long line, long lookedTo, String why) implements Cut {}
}
