package io.sluice.bench.compare;

import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * What is compared and how, as the properties {@code bench.*} say.
 *
 * @param sizeName the word of the size
 * @param publish whether results are written, should the machine have been quiet
 * @param results where they are written to
 */
record CompareOptions(
    String sizeName, Size size, List<SideName> sides, long seed, boolean publish, Path results) {

  private static final String SMOKE = "smoke";

  private static final String WITH_AN_ENGINE_OF_THEIR_OWN = "sluice,zeebe";
  private static final String FEW = WITH_AN_ENGINE_OF_THEIR_OWN + ",sql";
  private static final String ALL = FEW + ",sluice2,camunda7,flowable";

  /** What is not among them, or blank, is as README says. */
  static CompareOptions of(Properties properties) {
    var sizeName = properties.getProperty("bench.size", "small");
    var size = Size.of(sizeName);
    int repeats = Integer.parseInt(properties.getProperty("bench.repeats", "0"));
    var sides = properties.getProperty("bench.sides", "");
    return new CompareOptions(
        sizeName,
        repeats == 0 ? size : size.repeated(repeats),
        Stream.of((sides.isBlank() ? usual(sizeName) : sides).split(","))
            .map(String::strip)
            .map(SideName::of)
            .distinct()
            .toList(),
        Long.parseLong(properties.getProperty("bench.seed", "7")),
        properties.getProperty("bench.publish", "yes").equals("yes"),
        Path.of("results").toAbsolutePath());
  }

  private static String usual(String sizeName) {
    return switch (sizeName) {
      case SMOKE -> FEW;
      case "many" -> WITH_AN_ENGINE_OF_THEIR_OWN;
      default -> ALL;
    };
  }

  /** How often that side runs which runs most often. */
  int rounds() {
    return sides.stream().mapToInt(size::repeats).max().orElse(0);
  }

  /** Whether it is only looked if all sides do their work. */
  boolean isSmoke() {
    return sizeName.equals(SMOKE);
  }
}
