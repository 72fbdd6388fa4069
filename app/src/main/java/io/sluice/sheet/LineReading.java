package io.sluice.sheet;

/**
 * How a line reads that begins outside of quotes, or within the quotes of a cell that was begun on
 * an earlier line. Both can be known of a line before it is known which of them it is.
 *
 * @param isMisquoted whether a cell goes on after its closing quote; what follows there is not read
 * @param endsInside whether the last cell goes on in the next line
 * @param delimiters how many delimiters stand outside of quotes
 * @param quotedCells how many cells begin with a quote
 * @param spacedCells how many cells begin with a space
 * @param isPadded whether there are spaces around quotes
 */
record LineReading(
    boolean isMisquoted,
    boolean endsInside,
    int delimiters,
    int quotedCells,
    int spacedCells,
    boolean isPadded) {

  private enum At {
    CELL_START,
    PLAIN,
    INSIDE,
    CLOSED
  }

  static LineReading of(String line, Grammar grammar, boolean beginsInside) {
    var at = beginsInside ? At.INSIDE : At.CELL_START;
    int delimiters = 0;
    int quotedCells = 0;
    int spacedCells = 0;
    boolean isPadded = false;
    boolean afterSpace = false;
    for (int i = 0; i < line.length(); i++) {
      char sign = line.charAt(i);
      if (at == At.INSIDE) {
        if (sign == grammar.quote()) {
          at = At.CLOSED;
          afterSpace = false;
        }
      } else if (sign == grammar.delimiter()) {
        delimiters++;
        at = At.CELL_START;
        afterSpace = false;
        spacedCells += i + 1 < line.length() && line.charAt(i + 1) == ' ' ? 1 : 0;
      } else if (sign == '\n' || sign == '\r') {
        break;
      } else if (at == At.PLAIN) {
        continue;
      } else if (sign == grammar.quote() && !(at == At.CLOSED && afterSpace)) {
        if (at == At.CELL_START) {
          quotedCells++;
          isPadded |= afterSpace;
        }
        at = At.INSIDE;
      } else if (grammar.padded() && sign <= ' ') {
        afterSpace = true;
        isPadded |= at == At.CLOSED;
      } else if (at == At.CLOSED) {
        return new LineReading(true, false, delimiters, quotedCells, spacedCells, isPadded);
      } else {
        at = At.PLAIN;
      }
    }
    return new LineReading(false, at == At.INSIDE, delimiters, quotedCells, spacedCells, isPadded);
  }
}
