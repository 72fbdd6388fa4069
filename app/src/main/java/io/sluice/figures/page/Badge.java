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

  public static final int HEIGHT = 26;
  private static final double LETTER = 10.2;
  private static final int PADDING = 16;

  static Badge of(String kind, String text, String title, String href, double x, double y) {
    return new Badge(kind, text, title, href, x, y, text.length() * LETTER + PADDING);
  }

  public double left() {
    return x - width / 2;
  }

  public double top() {
    return y - HEIGHT / 2.0;
  }

  /** The line that the letters stand on. */
  public double base() {
    return y + 6.5;
  }
}
