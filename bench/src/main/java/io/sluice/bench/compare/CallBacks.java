package io.sluice.bench.compare;

import io.sluice.bench.compare.Speed.Quantiles;
import java.time.Duration;

/**
 * Leads that ask to be called back at a certain time: how late the engine's timers are that wait
 * for it. Then they are won like all others.
 */
final class CallBacks {

  /** They all come at once, and are not won before they were called back. */
  private static final Duration LASTS = Duration.ofSeconds(1);

  private final EngineTap tap;
  private final EngineTasks tasks;

  CallBacks(EngineTap tap, EngineTasks tasks) {
    this.tap = tap;
    this.tasks = tasks;
  }

  /**
   * @throws IllegalStateException when a timer was set and has not fired
   */
  Quantiles measure(StockSize size, Phase phase, Posting posting) {
    tasks.askForCallBacks(size.callBacks(), size.callBackAfter());
    phase.closed(LASTS, size.callers());
    tasks.askForCallBacks(0, size.callBackAfter());
    posting.calledBack(tasks.calledBack());
    if (tap.waitingCallBacks() > 0) {
      throw new IllegalStateException(
          "All leads are won, and %,d timers that were set for them have not fired"
              .formatted(tap.waitingCallBacks()));
    }
    return Quantiles.of(tap.lateCallBacks());
  }
}
