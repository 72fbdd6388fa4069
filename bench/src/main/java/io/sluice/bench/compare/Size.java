package io.sluice.bench.compare;

import java.time.Duration;
import java.util.List;

/**
 * How much is measured.
 *
 * @param repeats how often each side runs
 * @param warmUp leads that do not count, at the beginning of each run
 * @param automated leads that come in while nobody works
 * @param full leads that come in while people work
 * @param connections how many requests are under way at once where as much is posted as goes
 * @param inFlight how many leads are under way to their win at once
 * @param loads at which shares of a side's own maximum it is measured how soon a lead has its task
 * @param each for how long
 */
record Size(
    int repeats,
    int warmUp,
    int automated,
    int full,
    int connections,
    int inFlight,
    List<Integer> loads,
    Duration each) {

  /**
   * Of a name.
   *
   * @throws IllegalArgumentException when there is no such size
   */
  static Size of(String name) {
    return switch (name) {
      case "smoke" -> new Size(1, 10, 20, 30, 8, 16, List.of(), Duration.ZERO);
      case "small" -> new Size(3, 100, 200, 200, 16, 64, List.of(50), Duration.ofSeconds(12));
      case "full" ->
          new Size(3, 1_000, 5_000, 5_000, 32, 128, List.of(25, 50, 75), Duration.ofMinutes(2));
      default ->
          throw new IllegalArgumentException(
              "bench.size is %s: set smoke, small or full".formatted(name));
    };
  }

  Size repeated(int times) {
    return new Size(times, warmUp, automated, full, connections, inFlight, loads, each);
  }
}
