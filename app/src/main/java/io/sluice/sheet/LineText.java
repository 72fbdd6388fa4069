package io.sluice.sheet;

/** The text of a line while it is read. A line mostly comes in one piece, which is copied once. */
final class LineText {

  private final int longest;
  private String text = "";
  private StringBuilder pieces;
  private boolean isTooLong;

  LineText(int longest) {
    this.longest = longest;
  }

  void append(char[] chars, int offset, int length) {
    if (isTooLong || length == 0) {
      return;
    }
    if ((long) length() + length > longest) {
      isTooLong = true;
      text = "";
      pieces = null;
    } else if (length() == 0) {
      text = new String(chars, offset, length);
    } else {
      if (pieces == null) {
        pieces = new StringBuilder(text);
      }
      pieces.append(chars, offset, length);
    }
  }

  private int length() {
    return pieces == null ? text.length() : pieces.length();
  }

  Line line(long number) {
    return new Line(number, pieces == null ? text : pieces.toString(), isTooLong);
  }
}
