package io.sluice.sheet;

import java.util.regex.Pattern;

/**
 * Cells that a spreadsheet would run as formulas. Where we write a file, such a cell gets an
 * apostrophe in front; where we read one, that apostrophe is taken away again, so that a file of
 * ours loads as what it was. Numbers and phones with a sign get one too: they are formulas, and a
 * spreadsheet would make a sum of +49 30-12.
 */
public final class FormulaCell {

  private static final char MARK = '\'';
  private static final String BEGINNINGS = "=+-@\t\r\n＝＋－＠";

  private static final String BEHIND_A_DELIMITER = "(?<=[;,|\t\r\n])(\"*+)";
  private static final String BEFORE_A_FORMULA = "(?='*+[\\Q" + BEGINNINGS + "\\E])";
  private static final Pattern TO_MARK = Pattern.compile(BEHIND_A_DELIMITER + BEFORE_A_FORMULA);
  private static final Pattern MARKED =
      Pattern.compile(BEHIND_A_DELIMITER + MARK + BEFORE_A_FORMULA);

  private FormulaCell() {}

  /** The cell as it may be written into a file. */
  public static String neutralised(String cell) {
    return isFormula(cell) ? MARK + cell : cell;
  }

  /** The cell as it was before {@link #neutralised}. */
  public static String restored(String cell) {
    return !cell.isEmpty() && cell.charAt(0) == MARK && isFormula(cell) ? cell.substring(1) : cell;
  }

  /**
   * The cell with a mark before all that would begin a cell, and a formula, where the file is taken
   * apart by another delimiter than it is written with.
   */
  public static String neutralisedWithin(String cell) {
    return TO_MARK.matcher(cell).replaceAll("$1" + MARK);
  }

  /** The cell as it was before {@link #neutralisedWithin}. */
  public static String restoredWithin(String cell) {
    return MARKED.matcher(cell).replaceAll("$1");
  }

  /** Also if it is marked already, so that one mark is taken for each that was put. */
  private static boolean isFormula(String cell) {
    int start = 0;
    while (start < cell.length() && cell.charAt(start) == MARK) {
      start++;
    }
    return start < cell.length() && BEGINNINGS.indexOf(cell.charAt(start)) >= 0;
  }
}
