package io.sluice.figures.page;

/**
 * A figure on an element of the picture.
 *
 * @param kind which colour it has: {@code volume}, {@code end}, or {@code share} with the tone of
 *     its change
 * @param text as it stands there
 * @param title what it is, in words
 * @param href where it leads to
 * @param x the middle, in the units of the picture
 * @param y the middle
 */
public record Badge(
    String kind, String text, String title, String href, double x, double y, double width) {

  static final String END = "end";

  private static final int HEIGHT = 26;
  private static final double LETTER = 10.2;
  private static final int PADDING = 16;

  /** Ends are close to what they are called. */
  private static final int HEIGHT_OF_END = 22;

  private static final double LETTER_OF_END = 8.8;
  private static final int PADDING_OF_END = 10;

  static Badge of(String kind, String text, String title, String href, double x, double y) {
    var width =
        kind.equals(END)
            ? text.length() * LETTER_OF_END + PADDING_OF_END
            : text.length() * LETTER + PADDING;
    return new Badge(kind, text, title, href, x, y, width);
  }

  public int height() {
    return kind.equals(END) ? HEIGHT_OF_END : HEIGHT;
  }

  public double left() {
    return x - width / 2;
  }

  public double top() {
    return y - height() / 2.0;
  }

  /** The line that the letters stand on. */
  public double base() {
    return y + height() / 4.0;
  }
}
