package io.sluice.bench.compare;

import io.sluice.bench.Pause;
import io.sluice.bench.compare.Stock.Cost;
import io.sluice.bench.compare.Stock.Growth;
import io.sluice.bench.compare.Stock.Sleeping;
import io.sluice.local.Endpoints;
import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Sluice with leads that are already there: its work with more and more of them, and what those
 * that sleep take.
 */
final class SluiceStock implements AutoCloseable {

  private static final Duration QUIET = Duration.ofSeconds(1);

  private final Side side;
  private final EngineTap tap;
  private final JdbcClient jdbc;
  private final PastLeads past;

  /**
   * @param jdbc on one connection
   */
  SluiceStock(Side side, Endpoints stack, EngineTap tap, JdbcClient jdbc) {
    this.side = side;
    this.tap = tap;
    this.jdbc = jdbc;
    this.past = new PastLeads(stack);
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
}
