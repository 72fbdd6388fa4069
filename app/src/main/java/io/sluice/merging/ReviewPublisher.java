package io.sluice.merging;

import io.sluice.bpmn.Models;
import io.sluice.duplicate.DuplicateCandidate;
import io.sluice.duplicate.DuplicateCandidates;
import io.sluice.outbox.MessagePublisher;
import io.sluice.outbox.OutboxMessage;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Starts the review of each two leads that may be one person; again when none began in time, since
 * only the review's first job says that it did.
 */
@Component
class ReviewPublisher {

  static final int ATTEMPTS_BEFORE_ALARM = 5;
  static final Duration BEGUN_WITHIN = Duration.ofMinutes(2);
  static final Duration ALARMED_INTERVAL = Duration.ofHours(1);

  private static final Logger log = LoggerFactory.getLogger(ReviewPublisher.class);
  private static final Duration PAUSE = Duration.ofSeconds(30);

  private final DuplicateCandidates candidates;
  private final MessagePublisher publisher;
  private final JsonMapper json;
  private final DuplicateProperties properties;
  private final Clock clock;

  ReviewPublisher(
      DuplicateCandidates candidates,
      MessagePublisher publisher,
      JsonMapper json,
      DuplicateProperties properties,
      Clock clock) {
    this.candidates = candidates;
    this.publisher = publisher;
    this.json = json;
    this.properties = properties;
    this.clock = clock;
  }

  @Scheduled(
      initialDelayString = "${sluice.duplicates.interval:5s}",
      fixedDelayString = "${sluice.duplicates.interval:5s}")
  void look() {
    try {
      publishDue();
    } catch (DataAccessException | TransactionException e) {
      log.warn("The reviews that are due cannot be read ({})", e.getClass().getSimpleName());
    }
  }

  /** Starts some of those that are due and returns how many. */
  int publishDue() {
    var due = candidates.lease(properties.batch(), clock.instant().plus(BEGUN_WITHIN));
    due.forEach(this::publish);
    return due.size();
  }

  private void publish(DuplicateCandidate candidate) {
    try (var ignored = MDC.putCloseable("leadId", candidate.leadId().toString())) {
      if (candidate.attempts() > ATTEMPTS_BEFORE_ALARM) {
        alarm(candidate);
      }
      switch (publisher.publish(message(candidate))) {
        case PUBLISHED, UNKNOWN, REFUSED -> log.debug("A review is started");
        case TURNED_AWAY -> candidates.postpone(candidate, clock.instant().plus(PAUSE));
      }
    }
  }

  private OutboxMessage message(DuplicateCandidate candidate) {
    var variables =
        Map.of(
            "leadId", candidate.leadId(),
            "cycle", candidate.cycle(),
            "candidateId", candidate.candidateId(),
            "priority", candidate.priority());
    return new OutboxMessage(
        candidate.leadId(),
        candidate.cycle(),
        Models.DUPLICATE_FOUND,
        json.writeValueAsString(variables),
        candidate.attempts());
  }

  /** It comes only once an hour from then on. */
  private void alarm(DuplicateCandidate candidate) {
    log.error(
        "Nobody is asked whether two leads are one person: {} starts of the review {} came to"
            + " nothing. Look in Operate for an incident at its first job, and whether"
            + " duplicate-review is deployed; it is tried again every {} min.",
        candidate.attempts() - 1,
        candidate.candidateId(),
        ALARMED_INTERVAL.toMinutes());
    candidates.defer(candidate, clock.instant().plus(ALARMED_INTERVAL));
  }
}
