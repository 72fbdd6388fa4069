package io.sluice.sheet;

/** A line that was read, with how it reads, which is worked out once. */
final class SeenLine {

  private final Line line;
  private final long offset;
  private LineReading outside;
  private LineReading inside;
  private int delimitersBefore;

  /**
   * @param offset how many characters lie before it
   */
  SeenLine(Line line, long offset) {
    this.line = line;
    this.offset = offset;
  }

  Line line() {
    return line;
  }

  long offset() {
    return offset;
  }

  long end() {
    return offset + line.text().length();
  }

  LineReading outside(Grammar grammar) {
    if (outside == null) {
      outside = LineReading.of(line.text(), grammar, false);
    }
    return outside;
  }

  LineReading inside(Grammar grammar) {
    if (inside == null) {
      inside = LineReading.of(line.text(), grammar, true);
    }
    return inside;
  }

  /** Counted from the first of the lines that were read as the inside of a cell. */
  int delimitersBefore() {
    return delimitersBefore;
  }

  void delimitersBefore(int count) {
    delimitersBefore = count;
  }
}
