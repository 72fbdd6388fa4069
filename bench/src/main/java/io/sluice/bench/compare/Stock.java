package io.sluice.bench.compare;

import io.sluice.bench.compare.Speed.Quantiles;

/**
 * What a side has shown with leads that are already there. What it does not have is null.
 *
 * @param timers how late the engine's timers fired, in milliseconds
 */
record Stock(Quantiles timers, Growth growth, Sleeping sleeping, Waking waking) {

  Stock with(Waking herd) {
    return new Stock(timers, growth, sleeping, herd);
  }

  /** The same work with fewer leads in the database, and with more. */
  record Growth(int fewer, int more, Cost withFewer, Cost withMore) {

    double ratio() {
      return withMore.cpuMillis() / withFewer.cpuMillis();
    }
  }

  /**
   * Of leads that people work to the end.
   *
   * @param full how many a second
   * @param cpuMillis a won lead, of all programs
   */
  record Cost(double full, double cpuMillis) {}

  /**
   * Leads that sleep.
   *
   * @param bytesOfAll of one in all tables, with their indexes
   * @param bytesOfSleep that its sleep takes of these
   * @param instances of the engine that live for any of those that the run itself has laid to sleep
   */
  record Sleeping(int leads, double bytesOfAll, double bytesOfSleep, long instances) {

    double kilobytesOfAll() {
      return bytesOfAll / 1e3;
    }

    double kilobytesOfSleep() {
      return bytesOfSleep / 1e3;
    }
  }

  /**
   * Sleepers that were due in one second. Times are milliseconds.
   *
   * @param cap how many may wake a second
   * @param perSecond how many woke
   * @param late since they were due
   * @param lateBySchedule since the cap would have let them
   * @param hotIdle how long hot leads took to their task before
   * @param hotDuring the same while the sleepers woke
   */
  record Waking(
      int sleepers,
      int cap,
      double perSecond,
      Quantiles late,
      Quantiles lateBySchedule,
      Quantiles hotIdle,
      Quantiles hotDuring) {

    double hotRatio() {
      return hotDuring.p99() / hotIdle.p99();
    }
  }
}
