package io.sluice.sheet;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The lines that are looked at and not yet taken, by their numbers. */
final class LineWindow {

  private static final int TIDY_AFTER = 1_000;

  private final LineSource lines;
  private final List<SeenLine> seen = new ArrayList<>();
  private int taken;
  private long first = 1;
  private long offset;

  LineWindow(LineSource lines) {
    this.lines = lines;
  }

  /** The number of the first line that is not taken, whether there is one or not. */
  long first() {
    return first;
  }

  /** Empty behind the last line of the file. The number is of a line that is not taken. */
  Optional<SeenLine> at(long number) throws IOException {
    while (number - first >= seen.size() - taken) {
      var line = lines.next();
      if (line.isEmpty()) {
        return Optional.empty();
      }
      var read = new SeenLine(line.get(), offset);
      offset = read.end();
      seen.add(read);
    }
    return Optional.of(seen.get(taken + (int) (number - first)));
  }

  /** Takes the first line unseen. */
  void skip() throws IOException {
    if (at(first).isPresent()) {
      takeTo(first);
    }
  }

  /** The text of lines that are not taken, without the end of the last. */
  String text(long from, long to) throws IOException {
    if (from == to) {
      return withoutEnd(at(from).orElseThrow().line().text());
    }
    var text = new StringBuilder();
    for (long number = from; number <= to; number++) {
      text.append(at(number).orElseThrow().line().text());
    }
    return withoutEnd(text.toString());
  }

  private static String withoutEnd(String text) {
    int end = text.length();
    if (text.endsWith("\n")) {
      end--;
    }
    if (end > 0 && text.charAt(end - 1) == '\r') {
      end--;
    }
    return text.substring(0, end);
  }

  /** All lines up to this one will not be asked for again. */
  void takeTo(long number) {
    taken += (int) (number + 1 - first);
    first = number + 1;
    if (taken == seen.size()) {
      seen.clear();
      taken = 0;
    } else if (taken > TIDY_AFTER) {
      seen.subList(0, taken).clear();
      taken = 0;
    }
  }
}
