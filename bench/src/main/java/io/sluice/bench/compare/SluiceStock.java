package io.sluice.bench.compare;

import io.sluice.bench.AppProcess;
import io.sluice.bench.Herd;
import io.sluice.bench.HotLeads;
import io.sluice.bench.Pause;
import io.sluice.bench.compare.Speed.Quantiles;
import io.sluice.bench.compare.Stock.Cost;
import io.sluice.bench.compare.Stock.Growth;
import io.sluice.bench.compare.Stock.Sleeping;
import io.sluice.bench.compare.Stock.Waking;
import io.sluice.local.Endpoints;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Sluice with leads that are already there: its work with more and more of them, what those that
 * sleep take, and what happens when many of them are due at once. Nobody works what that herd and
 * the hot leads bring, so it comes last.
 */
final class SluiceStock implements AutoCloseable {

  private static final Duration QUIET = Duration.ofSeconds(1);
  private static final Duration LOOK = Duration.ofMillis(500);

  /** How long it takes at most to lay one of a herd. */
  private static final Duration LAYING = Duration.ofMillis(3);

  /** How long the last of a herd, and hot leads, may take to where they get to. */
  private static final Duration SETTLING = Duration.ofMinutes(2);

  private final Side side;
  private final Endpoints stack;
  private final AppProcess app;
  private final EngineTap tap;
  private final JdbcClient jdbc;
  private final PastLeads past;
  private final int cap;

  /**
   * @param jdbc on one connection
   * @param cap how many sleepers wake a second at most
   */
  SluiceStock(Side side, Endpoints stack, AppProcess app, EngineTap tap, JdbcClient jdbc, int cap) {
    this.side = side;
    this.stack = stack;
    this.app = app;
    this.tap = tap;
    this.jdbc = jdbc;
    this.past = new PastLeads(stack);
    this.cap = cap;
  }

  Growth growth(StockSize size, Phase phase) {
    past.layUpTo(size.fewer());
    var withFewer = cost(size, phase);
    past.layUpTo(size.more());
    var withMore = cost(size, phase);
    return new Growth(size.fewer(), size.more(), withFewer, withMore);
  }

  private Cost cost(StockSize size, Phase phase) {
    var before = side.usage();
    var outcome = phase.closed(size.each(), size.inFlight());
    Pause.of(QUIET);
    double cpu = side.usage().since(before).allCpuMillis();
    return new Cost(outcome.perSecond(), cpu / outcome.leads().size());
  }

  /** The bytes are those of the leads that are laid now. */
  Sleeping sleeping(StockSize size) {
    double more = size.sleepers() - size.more();
    var all = past.bytes();
    var sleeps = past.bytesOfSleeps();
    past.layUpTo(size.sleepers());
    return new Sleeping(
        size.sleepers(),
        (past.bytes() - all) / more,
        (past.bytesOfSleeps() - sleeps) / more,
        instances());
  }

  @Override
  public void close() {
    past.close();
  }

  private long instances() {
    var living = tap.living();
    return jdbc
        .sql(
            """
            select lead_id from sleep join lead using (lead_id)
            where source = 'bench' and ended_at is null
            """)
        .query(String.class)
        .stream()
        .filter(living::contains)
        .count();
  }

  /**
   * @throws IllegalStateException when the herd has not woken in time, or one of it or of the hot
   *     leads is not where it must be
   */
  Waking waking(StockSize size) {
    try (var herd = new Herd(stack);
        var hot = new HotLeads(List.of(app))) {
      hot.begin(size.hotPerSecond());
      var due = Instant.now().plus(LAYING.multipliedBy(size.herd())).plus(size.idle()).plus(QUIET);
      herd.layToSleep(size.herd(), due);
      var laid = Instant.now();
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
