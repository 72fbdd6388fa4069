package io.sluice.imports;

/**
 * Cells that a spreadsheet would run. An apostrophe in front keeps it from that; a file that was
 * corrected in one is read without it.
 */
final class Formulas {

  private static final String STARTS = "=+-@\t\r\n＝＋－＠";

  private Formulas() {}

  static String neutralise(String cell) {
    return starts(cell, 0) ? "'" + cell : cell;
  }

  static String restore(String cell) {
    return cell.startsWith("'") && starts(cell, 1) ? cell.substring(1) : cell;
  }

  private static boolean starts(String cell, int at) {
    return cell.length() > at && STARTS.indexOf(cell.charAt(at)) >= 0;
  }
}
