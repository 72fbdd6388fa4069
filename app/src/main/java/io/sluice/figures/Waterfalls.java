package io.sluice.figures;

import io.sluice.access.Viewer;
import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Reads the waterfall, all its figures as of one instant. */
@Service
public class Waterfalls {

  /** The plans of these statements are settled in less time than they are compiled in. */
  private static final String SETTINGS =
      "set local jit = off; set local work_mem = '32MB'; set local max_parallel_workers_per_gather = 0";

  private final CycleGroups groups;
  private final Speeds speeds;
  private final Breaches breaches;
  private final SleepFigures sleepers;
  private final RefusedSources sources;
  private final JdbcClient jdbc;
  private final Clock clock;

  Waterfalls(
      CycleGroups groups,
      Speeds speeds,
      Breaches breaches,
      SleepFigures sleepers,
      RefusedSources sources,
      JdbcClient jdbc,
      Clock clock) {
    this.groups = groups;
    this.speeds = speeds;
    this.breaches = breaches;
    this.sleepers = sleepers;
    this.sources = sources;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** The figures of what somebody may see. */
  @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
  public Waterfall read(FigureFilter filter, Viewer viewer) {
    jdbc.sql(SETTINGS).update();
    var now = clock.instant();
    var scope = viewer.scope();
    var funnel =
        new Funnel(
            groups.of(filter, scope),
            groups.briefly(filter.previous(), scope),
            speeds.of(filter, scope),
            new WinRates(groups.endedBefore(filter)));
    return new Waterfall(
        filter,
        now,
        funnel.cameIn(),
        funnel.fates(),
        funnel.stages(),
        funnel.gates(),
        funnel.ended(),
        breaches.of(filter, scope, now),
        sleepers.of(filter, scope),
        sources.of(filter, scope));
  }
}
