package io.sluice.bench;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * What to measure, from the system properties {@code bench.*}.
 *
 * @param rows how many a file has whose time is taken
 * @param heap how many rows the files have at which the heap is looked at
 * @param known about how many people are known before
 * @param seed of what is made up
 * @param idle for how long hand-raisers are measured without an import
 * @param during for how long imports run, one after the other, while they are measured
 */
record ImportOptions(
    int rows, List<Integer> heap, int known, long seed, Duration idle, Duration during) {

  /**
   * @throws IllegalArgumentException when one is not a whole number from 1 on
   */
  static ImportOptions ofSystem() {
    return new ImportOptions(
        HerdOptions.number("bench.rows", 100_000),
        Stream.of(System.getProperty("bench.heap", "10000,100000,1000000").split(","))
            .map(rows -> HerdOptions.number("bench.heap", rows.strip()))
            .toList(),
        HerdOptions.number("bench.known", 5_000),
        HerdOptions.number("bench.seed", 7),
        Duration.ofSeconds(HerdOptions.number("bench.idle", 60)),
        Duration.ofSeconds(HerdOptions.number("bench.during", 60)));
  }
}
