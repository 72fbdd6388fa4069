package io.sluice.figures.page;

import io.sluice.figures.Cohort;
import io.sluice.figures.Fate;
import io.sluice.figures.FigureFilter;
import io.sluice.figures.Milestone;
import io.sluice.figures.Vantage;
import io.sluice.figures.Waterfall.Conversion;
import io.sluice.figures.Waterfall.Gate;
import io.sluice.figures.Waterfall.Speed;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * A gate, as the page shows it.
 *
 * @param told whether its conversion says anything, to who looks
 * @param reasons why leads were refused, the most frequent first
 */
public record GatePart(
    Milestone milestone,
    Conversion conversion,
    boolean told,
    Optional<Change> change,
    Linked offered,
    Linked accepted,
    Linked open,
    Linked stopped,
    Linked rejected,
    List<Linked> reasons,
    Optional<Speed> speed) {

  static GatePart of(FigureFilter filter, Vantage vantage, Gate gate, Milestone milestone) {
    var told = vantage.tells(milestone);
    var cohort = Cohort.of(milestone);
    var conversion = gate.conversion();
    var rejected = cohort.with(Fate.REJECTED);
    return new GatePart(
        milestone,
        conversion,
        told,
        told ? Change.of(conversion, gate.before()) : Optional.empty(),
        Linked.of(filter, cohort, null, conversion.entered()),
        Linked.of(filter, cohort.with(Fate.ADVANCED), null, conversion.advanced()),
        Linked.of(filter, cohort.with(Fate.OPEN), null, conversion.open()),
        Linked.of(filter, cohort.with(Fate.STOPPED), null, conversion.stopped()),
        Linked.of(filter, rejected, null, gate.rejected()),
        gate.reasons().stream()
            .map(
                reason ->
                    Linked.of(
                        filter,
                        rejected.because(reason.reason()),
                        reason.reason(),
                        reason.cycles()))
            .toList(),
        gate.speed());
  }

  public String label() {
    return StageWords.label(milestone);
  }

  /** Of those that were accepted, of all that are decided: null where it tells nothing. */
  public BigDecimal share() {
    return told ? conversion.share() : null;
  }
}
