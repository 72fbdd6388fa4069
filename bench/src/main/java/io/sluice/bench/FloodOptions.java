package io.sluice.bench;

/**
 * What to measure, from the system properties {@code bench.*}.
 *
 * @param events how many engagements are posted, duplicates among them
 * @param leads how many leads they are of
 * @param batch how many are in one request
 * @param connections how many requests are under way at once
 * @param alone how many are posted one by one, to compare with
 */
record FloodOptions(int events, int leads, int batch, int connections, int alone) {

  /**
   * @throws IllegalArgumentException when one is not a whole number from 1 on
   */
  static FloodOptions ofSystem() {
    return new FloodOptions(
        HerdOptions.number("bench.events", 100_000),
        HerdOptions.number("bench.leads", 5_000),
        HerdOptions.number("bench.batch", 1_000),
        HerdOptions.number("bench.connections", 4),
        HerdOptions.number("bench.alone", 2_000));
  }
}
