package io.sluice.figures.page;

import io.sluice.figures.Cohort;
import io.sluice.figures.FigureFilter;
import io.sluice.figures.LateTask;
import io.sluice.figures.Waterfall.Breach;
import java.util.Optional;

/**
 * Whose tasks were not answered in time.
 *
 * @param leads whose they were; likewise of those that nobody has answered yet
 */
public record LatePart(Breach breach, Linked leads, Linked open) {

  static LatePart of(FigureFilter filter, Breach breach) {
    return new LatePart(
        breach,
        linked(filter, breach, false, breach.leads()),
        linked(filter, breach, true, breach.openLeads()));
  }

  private static Linked linked(FigureFilter filter, Breach breach, boolean open, long leads) {
    var late =
        new LateTask(breach.task(), breach.team(), Optional.ofNullable(breach.username()), open);
    return Linked.of(filter, Cohort.of(late), null, leads);
  }
}
