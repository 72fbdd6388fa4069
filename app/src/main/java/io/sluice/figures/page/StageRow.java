package io.sluice.figures.page;

import io.sluice.figures.Cohort;
import io.sluice.figures.Fate;
import io.sluice.figures.FigureFilter;
import io.sluice.figures.Milestone;
import io.sluice.figures.Vantage;
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
 * @param told whether its conversion says anything, to who looks
 * @param ended what became of those that ended there, the most frequent first
 */
public record StageRow(
    Milestone milestone,
    Conversion conversion,
    boolean told,
    Optional<Change> change,
    Linked entered,
    Linked advanced,
    Linked open,
    Linked stopped,
    List<Linked> ended,
    Optional<Speed> speed,
    Value value) {

  static StageRow of(FigureFilter filter, Vantage vantage, Stage stage, Milestone milestone) {
    var told = vantage.tells(milestone);
    var cohort = Cohort.of(milestone);
    var conversion = stage.conversion();
    return new StageRow(
        milestone,
        conversion,
        told,
        told ? Change.of(conversion, stage.before()) : Optional.empty(),
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

  /**
   * Of those that moved on, of all that are decided: 0 to 1; null where none is, or it tells
   * nothing.
   */
  public BigDecimal share() {
    return told ? conversion.share() : null;
  }
}
