package io.sluice.bench.compare;

import io.sluice.bench.AppProcess;
import io.sluice.bench.Herd;
import io.sluice.bench.HotLeads;
import io.sluice.bench.Pause;
import io.sluice.bench.compare.Speed.Quantiles;
import io.sluice.bench.compare.Stock.Waking;
import io.sluice.local.Endpoints;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Many sleepers of Sluice that are due in one second, beside hot leads. Nobody works what either
 * brings, so it comes last.
 */
final class SluiceHerd {

  private static final Duration LOOK = Duration.ofMillis(500);

  private static final Duration FAR = Duration.ofDays(1);

  /** How long the last of a herd, and hot leads, may take to where they get to. */
  private static final Duration SETTLING = Duration.ofMinutes(2);

  private final Endpoints stack;
  private final AppProcess app;
  private final int cap;

  /**
   * @param cap how many sleepers wake a second at most
   */
  SluiceHerd(Endpoints stack, AppProcess app, int cap) {
    this.stack = stack;
    this.app = app;
    this.cap = cap;
  }

  /**
   * @throws IllegalStateException when the herd has not woken in time, or one of it or of the hot
   *     leads is not where it must be
   */
  Waking waking(StockSize size) {
    try (var herd = new Herd(stack);
        var hot = new HotLeads(List.of(app))) {
      herd.layToSleep(size.herd(), Instant.now().plus(FAR));
      hot.begin(size.hotPerSecond());
      var laid = Instant.now();
      var due = laid.plus(size.idle());
      herd.wakeAt(due);
      Pause.of(Duration.between(Instant.now(), due));
      awaitWoken(herd, size, due);
      var wakings = herd.wakings();
      var woken = wakings.getLast();
      hot.close();
      require(herd, hot);
      var tasks = herd.hotTasks();
      return new Waking(
          size.herd(),
          cap,
          size.herd() * 1e9 / Duration.between(due, woken).toNanos(),
          Quantiles.of(Herd.late(wakings, due)),
          Quantiles.of(Herd.lateBySchedule(wakings, due, cap)),
          Quantiles.of(hot.waits(tasks, at -> at.isAfter(laid) && at.isBefore(due))),
          Quantiles.of(hot.waits(tasks, at -> !at.isBefore(due) && at.isBefore(woken))));
    }
  }

  /** Three times as long as the cap takes, and a minute. */
  private void awaitWoken(Herd herd, StockSize size, Instant due) {
    var deadline = due.plusSeconds(60 + 3L * size.herd() / cap);
    while (herd.woken() < size.herd()) {
      if (Instant.now().isAfter(deadline)) {
        throw new IllegalStateException(
            "Of %,d sleepers that were due at %s only %,d have woken by %s"
                .formatted(size.herd(), due, herd.woken(), deadline));
      }
      Pause.of(LOOK);
    }
  }

  private static void require(Herd herd, HotLeads hot) {
    var broken = herd.awaitSettled(SETTLING);
    if (!broken.isEmpty() || hot.failed() > 0) {
      throw new IllegalStateException(
          "After a herd woke it is not as it must be: %s; %d hot leads were not taken"
              .formatted(broken, hot.failed()));
    }
  }
}
