package io.sluice.bench.compare;

import java.time.Duration;
import java.util.Optional;

/**
 * How many leads are already there, and what is measured with them.
 *
 * @param callers how many leads at once ask to be called back
 * @param callBacks how often each
 * @param callBackAfter after how long
 * @param fewer leads in the database at first
 * @param more leads in the database then
 * @param each how long people work with so many
 * @param inFlight how many are under way to their win at once meanwhile
 * @param sleepers in the database at last
 * @param herd how many more sleep who are due in one second
 * @param hotPerSecond leads that ask for a demo, before and meanwhile
 * @param idle how long before
 */
record StockSize(
    int callers,
    int callBacks,
    Duration callBackAfter,
    int fewer,
    int more,
    Duration each,
    int inFlight,
    int sleepers,
    int herd,
    int hotPerSecond,
    Duration idle) {

  /**
   * Of the name of a {@link Size}; none where that does without.
   *
   * @throws IllegalArgumentException when there is no such size
   */
  static Optional<StockSize> of(String name) {
    return switch (name) {
      case "smoke" ->
          Optional.of(
              new StockSize(4, 2, seconds(2), 100, 200, seconds(2), 8, 300, 20, 2, seconds(2)));
      case "small" ->
          Optional.of(
              new StockSize(
                  8, 2, seconds(3), 1_000, 10_000, seconds(3), 8, 20_000, 60, 2, seconds(4)));
      case "full" -> Optional.empty();
      case "many" ->
          Optional.of(
              new StockSize(
                  100,
                  5,
                  seconds(4),
                  10_000,
                  100_000,
                  seconds(30),
                  32,
                  1_000_000,
                  20_000,
                  2,
                  seconds(45)));
      default ->
          throw new IllegalArgumentException(
              "bench.size is %s: set smoke, small, full or many".formatted(name));
    };
  }

  private static Duration seconds(int many) {
    return Duration.ofSeconds(many);
  }
}
