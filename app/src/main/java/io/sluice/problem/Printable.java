package io.sluice.problem;

/** Text from outside, made safe to show: short, and with nothing in it that a terminal obeys. */
final class Printable {

  private static final int MAX_LENGTH = 80;

  private Printable() {}

  static String of(String text) {
    if (text == null) {
      return null;
    }
    var shown = new StringBuilder();
    var codePoints = text.codePoints().iterator();
    while (codePoints.hasNext()) {
      if (shown.length() >= MAX_LENGTH) {
        return shown.append('…').toString();
      }
      append(shown, codePoints.nextInt());
    }
    return shown.toString();
  }

  private static void append(StringBuilder shown, int codePoint) {
    switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          shown.append("\\u%04x".formatted(codePoint));
      default -> shown.appendCodePoint(codePoint);
    }
  }
}
