package io.sluice.figures.page;

import io.sluice.figures.Cohort;
import io.sluice.figures.Fate;
import io.sluice.figures.FigureFilter;
import io.sluice.figures.Milestone;
import io.sluice.figures.Waterfall.Conversion;
import io.sluice.figures.Waterfall.Speed;
import io.sluice.figures.Waterfall.Stage;
import io.sluice.figures.Waterfall.Value;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A stage, as the table shows it.
 *
 * @param ended what became of those that ended there, the most frequent first
 */
public record StageRow(
    Milestone milestone,
    Conversion conversion,
    Optional<Change> change,
    Linked entered,
    Linked advanced,
    Linked open,
    Linked stopped,
    List<Linked> ended,
    Optional<Speed> speed,
    Value value) {

  static StageRow of(FigureFilter filter, Milestone milestone, Stage stage) {
    var cohort = Cohort.of(milestone);
    var conversion = stage.conversion();
    return new StageRow(
        milestone,
        conversion,
        Change.of(conversion, stage.before()),
        Linked.of(filter, cohort, null, conversion.entered()),
        Linked.of(filter, cohort.with(Fate.ADVANCED), null, conversion.advanced()),
        Linked.of(filter, cohort.with(Fate.OPEN), null, conversion.open()),
        Linked.of(filter, cohort.with(Fate.STOPPED), null, conversion.stopped()),
        stage.ended().entrySet().stream()
            .map(
                each ->
                    Linked.of(
                        filter,
                        cohort.with(Fate.ofCode(each.getKey()).orElseThrow()),
                        each.getKey(),
                        each.getValue()))
            .sorted(Comparator.comparing(Linked::cycles).reversed())
            .toList(),
        stage.speed(),
        stage.value());
  }

  public String label() {
    return StageWords.label(milestone);
  }

  public String meaning() {
    return StageWords.meaning(milestone);
  }

  /** Whoever has won has nowhere to go on to. */
  public boolean isLast() {
    return milestone == Milestone.WON;
  }

  /** Those that ended there with a fate; none where there are none. */
  Optional<Linked> ended(Fate fate) {
    return ended.stream().filter(each -> each.label().equals(fate.code())).findFirst();
  }

  /** Of those that moved on, of all that are decided: 0 to 1; null where none is. */
  public BigDecimal share() {
    return conversion.share();
  }
}
