package io.sluice.sheet;

import java.io.IOException;

/** Characters in pieces. */
interface CharSource {

  /**
   * Waits for at least one.
   *
   * @param target has room for two or more
   * @return how many were put in, from the beginning; -1 behind the last
   */
  int read(char[] target) throws IOException;

  /** A text, and after it what a source still has. */
  static CharSource of(String text, CharSource rest) {
    return new CharSource() {
      private int position;

      @Override
      public int read(char[] target) throws IOException {
        int length = Math.min(target.length, text.length() - position);
        if (length == 0) {
          return rest.read(target);
        }
        text.getChars(position, position + length, target, 0);
        position += length;
        return length;
      }
    };
  }

  /** A text alone. */
  static CharSource of(String text) {
    return of(text, target -> -1);
  }
}
