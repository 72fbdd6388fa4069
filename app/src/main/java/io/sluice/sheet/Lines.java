package io.sluice.sheet;

import java.io.IOException;
import java.util.Optional;

/**
 * Cuts a text into lines at LF, CR LF and CR. Of a line that is too long nothing is kept, its end
 * is looked for.
 */
final class Lines implements LineSource {

  private final CharSource source;
  private final int longest;
  private final char[] buffer = new char[16 * 1024];
  private int position;
  private int limit;
  private long number;

  Lines(CharSource source, int longest) {
    this.source = source;
    this.longest = longest;
  }

  @Override
  public Optional<Line> next() throws IOException {
    if (position == limit && !fill()) {
      return Optional.empty();
    }
    number++;
    var text = new LineText(longest);
    do {
      int start = position;
      int end = lineEnd();
      position = end < limit ? end + 1 : end;
      text.append(buffer, start, position - start);
      if (end < limit) {
        if (buffer[end] == '\r') {
          takeLineFeed(text);
        }
        break;
      }
    } while (fill());
    return Optional.of(text.line(number));
  }

  private int lineEnd() {
    int end = position;
    while (end < limit && buffer[end] != '\n' && buffer[end] != '\r') {
      end++;
    }
    return end;
  }

  private void takeLineFeed(LineText text) throws IOException {
    if ((position < limit || fill()) && buffer[position] == '\n') {
      text.append(buffer, position, 1);
      position++;
    }
  }

  private boolean fill() throws IOException {
    position = 0;
    limit = Math.max(source.read(buffer), 0);
    return limit > 0;
  }
}
