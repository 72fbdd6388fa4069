package io.sluice.source;

import io.sluice.bpmn.Models;
import io.sluice.decision.Decisions;
import io.sluice.notification.SourceNews;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Looks at what becomes of the leads of each source and has marketing told about those that the
 * {@code source-review} decision picks, once in a period.
 */
@Service
public class SourceReview {

  /** How far back it is looked, and for how long a source that was reported is not again. */
  public static final Duration PERIOD = Duration.ofDays(90);

  private static final Logger log = LoggerFactory.getLogger(SourceReview.class);
  private static final int REASONS = 3;

  private final SourceLedger sources;
  private final Decisions decisions;
  private final SourceReports reports;
  private final SourceNews news;
  private final TransactionOperations transaction;
  private final Clock clock;

  SourceReview(
      SourceLedger sources,
      Decisions decisions,
      SourceReports reports,
      SourceNews news,
      TransactionOperations transaction,
      Clock clock) {
    this.sources = sources;
    this.decisions = decisions;
    this.reports = reports;
    this.news = news;
    this.transaction = transaction;
    this.clock = clock;
  }

  /**
   * Looks once.
   *
   * @return how many sources were reported
   */
  public int look() {
    var now = clock.instant();
    var from = now.minus(PERIOD);
    var reported = 0;
    for (var source : sources.figures(from, now)) {
      if (source.refused() > 0) {
        var review = review(source);
        if (review.report() && report(source, review, from, now)) {
          reported++;
        }
      }
    }
    return reported;
  }

  private Review review(SourceFigures source) {
    var facts = new HashMap<String, Object>();
    facts.put("decided", source.decided());
    facts.put("refusedPercent", source.refusedPercent());
    facts.put("topReason", source.reasons().getFirst().reasonCode());
    var evaluation = decisions.evaluate(Models.SOURCE_REVIEW, facts);
    var answer = evaluation.answer();
    return new Review(
        answer.path("report").asBoolean(), answer.path("words").asString(), evaluation.version());
  }

  private boolean report(SourceFigures source, Review review, Instant from, Instant now) {
    return transaction.execute(
        status -> {
          var reportId = reports.add(source, review, from, now);
          reportId.ifPresent(id -> tell(id, source, review, from, now));
          return reportId.isPresent();
        });
  }

  private void tell(long reportId, SourceFigures source, Review review, Instant from, Instant now) {
    var model = new HashMap<String, String>();
    model.put("source", source.source());
    model.put("words", review.words());
    model.put("from", SourceNews.day(from));
    model.put("until", SourceNews.day(now));
    model.put("inquiries", Integer.toString(source.inquiries()));
    model.put("open", Integer.toString(source.open()));
    model.put("decided", Integer.toString(source.decided()));
    model.put("accepted", Integer.toString(source.accepted()));
    model.put("refused", Integer.toString(source.refused()));
    model.put("share", source.refusedPercent().stripTrailingZeros().toPlainString() + " %");
    model.put("rejected", Integer.toString(source.rejected()));
    model.put("disqualified", Integer.toString(source.disqualified()));
    model.put("suppressed", Integer.toString(source.suppressed()));
    model.put("won", Integer.toString(source.won()));
    model.put(
        "reasons",
        source.reasons().stream()
            .limit(REASONS)
            .map(reason -> "%s %d".formatted(reason.reasonCode().replace('-', ' '), reason.leads()))
            .collect(Collectors.joining(", ")));
    news.mostlyRefused(reportId, model);
    log.info(
        "Source '{}' is reported: {} of {} decided leads were refused",
        source.source(),
        source.refused(),
        source.decided());
  }
}
