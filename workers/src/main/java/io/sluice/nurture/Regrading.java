package io.sluice.nurture;

import io.sluice.job.UnworkableJobException;
import io.sluice.lead.Sleep;
import io.sluice.lead.SleepMarks;
import io.sluice.qualification.Cells;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import org.springframework.stereotype.Service;

/**
 * Grades sleeping leads again that are marked, and says which of them people would work now. No
 * assessment is stored: the next cycle makes its own.
 *
 * <p>A lead is to wake when its present cell is one that people work, and when at the very instant
 * at which it was assessed before it would have been in a better one: a better grade, a hotter
 * level, or one that people work where they did not. So neither time nor decay wakes a lead, nor
 * does a change that has nothing to do with it, nor one for the worse.
 */
@Service
public class Regrading {

  private static final Duration AGAIN = Duration.ofSeconds(30);

  private final SleepMarks marks;
  private final Cells cells;
  private final Clock clock;

  Regrading(SleepMarks marks, Cells cells, Clock clock) {
    this.marks = marks;
    this.cells = cells;
    this.clock = clock;
  }

  /**
   * Grades some of the marked leads. When the engine is away, which knows the criteria, those that
   * are left come again after half a minute.
   *
   * @return how many were graded
   * @throws UnworkableJobException when the criteria cannot grade one, which stays marked; the
   *     others are graded
   */
  public int regrade(int most) {
    var unworkable = new ArrayList<UnworkableJobException>();
    var marked = marks.take(most, clock.instant().plus(AGAIN));
    for (var sleep : marked) {
      try {
        marks.regraded(sleep, wakes(sleep));
      } catch (UnworkableJobException e) {
        unworkable.add(e);
      }
    }
    if (!unworkable.isEmpty()) {
      throw unworkable.getFirst();
    }
    return marked.size();
  }

  private boolean wakes(Sleep sleep) {
    var cell = cells.byPresentCriteria(sleep.leadId());
    return cell.apply(clock.instant()).isWorked()
        && cell.apply(sleep.gradedAt()).isUpFrom(sleep.cell());
  }
}
