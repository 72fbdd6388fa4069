package io.sluice.figures.page;

import io.sluice.figures.Cohort;
import io.sluice.figures.FigureFilter;
import io.sluice.figures.Inquiries;
import io.sluice.figures.Waterfall.RefusedSource;
import io.sluice.source.SourceFigures;
import java.util.List;

/**
 * A source whose leads are mostly refused.
 *
 * @param reasons why most of them were, the most frequent first
 * @param words what marketing was told; null where they were not
 */
public record SourcePart(
    SourceFigures figures,
    Linked refused,
    Linked decided,
    Linked inquiries,
    List<Linked> reasons,
    String words) {

  private static final int MOST_REASONS = 3;

  static SourcePart of(FigureFilter filter, RefusedSource source) {
    var figures = source.figures();
    var its = filter.ofSource(figures.source());
    return new SourcePart(
        figures,
        linked(its, Inquiries.REFUSED, figures.refused()),
        linked(its, Inquiries.DECIDED, figures.decided()),
        linked(its, Inquiries.ALL, figures.inquiries()),
        figures.reasons().stream().limit(MOST_REASONS).map(each -> reason(its, each)).toList(),
        source.words());
  }

  private static Linked linked(FigureFilter filter, Inquiries which, long cycles) {
    return Linked.of(filter, Cohort.of(which), null, cycles);
  }

  private static Linked reason(FigureFilter filter, SourceFigures.Reason reason) {
    var kind = Inquiries.ofCode(reason.kind()).orElseThrow();
    return Linked.of(
        filter, Cohort.of(kind).because(reason.reasonCode()), reason.reasonCode(), reason.leads());
  }
}
