package io.sluice.sheet;

/**
 * A line as an editor shows it.
 *
 * @param number counted from 1
 * @param text with its line end; empty for one that is too long
 */
record Line(long number, String text, boolean isTooLong) {

  boolean isBlank() {
    return !isTooLong && text.isBlank();
  }
}
