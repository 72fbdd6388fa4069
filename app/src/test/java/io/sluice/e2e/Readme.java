package io.sluice.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** What the README says of the waterfall after its tour. */
final class Readme {

  /**
   * A row of its table.
   *
   * @param stage its code
   */
  record Row(String stage, long entered, long advanced, long open) {}

  private static final Path FILE = Path.of("..", "README.md");
  private static final String TABLE = "| Stage | Came to it | Moved on | Under way |";
  private static final Pattern BETWEEN_CELLS = Pattern.compile("\\s*\\|\\s*");

  private Readme() {}

  static List<Row> waterfallAfterTheTour() {
    try {
      var rows =
          Files.readAllLines(FILE).stream()
              .dropWhile(line -> !line.equals(TABLE))
              .skip(2)
              .takeWhile(line -> line.startsWith("|"))
              .map(Readme::row)
              .toList();
      if (rows.isEmpty()) {
        throw new IllegalStateException("%s has no table %s".formatted(FILE, TABLE));
      }
      return rows;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Row row(String line) {
    var cells = Arrays.stream(BETWEEN_CELLS.split(line)).skip(1).toList();
    return new Row(
        cells.get(0).toLowerCase(Locale.ROOT),
        Long.parseLong(cells.get(1)),
        Long.parseLong(cells.get(2)),
        Long.parseLong(cells.get(3)));
  }
}
