package io.sluice.bench.compare;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What is compared and how, as the system properties {@code bench.*} say.
 *
 * @param sizeName the word of the size
 * @param publish whether results are written, should the machine have been quiet
 * @param results where they are written to
 */
record CompareOptions(
    String sizeName, Size size, List<SideName> sides, long seed, boolean publish, Path results) {

  private static final String SMOKE = "smoke";

  static CompareOptions ofSystem() {
    var sizeName = System.getProperty("bench.size", "small");
    var size = Size.of(sizeName);
    int repeats = Integer.getInteger("bench.repeats", 0);
    return new CompareOptions(
        sizeName,
        repeats == 0 ? size : size.repeated(repeats),
        Stream.of(System.getProperty("bench.sides", "sluice,zeebe,sql").split(","))
            .map(String::strip)
            .map(SideName::of)
            .distinct()
            .toList(),
        Long.getLong("bench.seed", 7),
        System.getProperty("bench.publish", "yes").equals("yes"),
        Path.of("results").toAbsolutePath());
  }

  /** Whether it is only looked if all sides do their work. */
  boolean isSmoke() {
    return sizeName.equals(SMOKE);
  }
}
