package io.sluice.figures;

import io.sluice.access.LeadScope;
import io.sluice.access.Viewer;
import io.sluice.figures.Waterfall.Breach;
import io.sluice.figures.Waterfall.RefusedSource;
import io.sluice.figures.Waterfall.Sleepers;
import io.sluice.figures.Waterfall.Speed;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;

/** Reads the waterfall, all its figures as of one instant. */
@Service
public class Waterfalls {

  private final CycleGroups groups;
  private final Speeds speeds;
  private final Breaches breaches;
  private final SleepFigures sleepers;
  private final RefusedSources sources;
  private final SameInstant sameInstant;
  private final Clock clock;

  Waterfalls(
      CycleGroups groups,
      Speeds speeds,
      Breaches breaches,
      SleepFigures sleepers,
      RefusedSources sources,
      SameInstant sameInstant,
      Clock clock) {
    this.groups = groups;
    this.speeds = speeds;
    this.breaches = breaches;
    this.sleepers = sleepers;
    this.sources = sources;
    this.sameInstant = sameInstant;
    this.clock = clock;
  }

  /** The figures of what somebody may see. */
  public Waterfall read(FigureFilter filter, Viewer viewer) {
    return read(filter, viewer.scope());
  }

  Waterfall read(FigureFilter filter, LeadScope scope) {
    var now = clock.instant();
    return sameInstant.read(
        () -> counted(filter, scope),
        () -> measured(filter, scope, now),
        (counted, measured) -> waterfall(filter, now, counted, measured));
  }

  private Counted counted(FigureFilter filter, LeadScope scope) {
    var all = groups.of(filter, scope);
    return new Counted(
        all, new WinRates(groups.endedBefore(filter)), sources.of(all), sleepers.of(filter, scope));
  }

  private Measured measured(FigureFilter filter, LeadScope scope, Instant now) {
    return new Measured(speeds.of(filter, scope), breaches.of(filter, scope, now));
  }

  private static Waterfall waterfall(
      FigureFilter filter, Instant now, Counted counted, Measured measured) {
    var funnel = new Funnel(counted.groups(), measured.speeds(), counted.rates());
    return new Waterfall(
        filter,
        now,
        funnel.cameIn(),
        funnel.fates(),
        funnel.stages(),
        funnel.gates(),
        funnel.ends(),
        funnel.ended(),
        measured.breaches(),
        counted.sleepers(),
        counted.sources());
  }

  private record Counted(
      List<CycleGroup> groups, WinRates rates, List<RefusedSource> sources, Sleepers sleepers) {}

  private record Measured(Map<Milestone, Speed> speeds, List<Breach> breaches) {}
}
