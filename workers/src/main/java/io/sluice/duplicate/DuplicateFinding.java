package io.sluice.duplicate;

import io.sluice.bpmn.Models;
import io.sluice.decision.Decisions;
import io.sluice.decision.Recent;
import io.sluice.duplicate.DuplicateChecks.Check;
import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Service;

/**
 * Compares whoever came in with those who are known. The {@code duplicate-policy} decision says
 * whether somebody is asked; no lock is held while the engine answers.
 */
@Service
public class DuplicateFinding {

  private static final Duration DONE_WITHIN = Duration.ofMinutes(2);

  private final DuplicateChecks checks;
  private final DuplicateSearch search;
  private final Decisions decisions;
  private final DuplicateCandidates candidates;
  private final Clock clock;

  DuplicateFinding(
      DuplicateChecks checks,
      DuplicateSearch search,
      @Recent Decisions decisions,
      DuplicateCandidates candidates,
      Clock clock) {
    this.checks = checks;
    this.search = search;
    this.decisions = decisions;
    this.candidates = candidates;
    this.clock = clock;
  }

  /**
   * Compares some of those that are to be compared; safe on several instances at once.
   *
   * @return how many were compared
   */
  public int look(int most) {
    var now = clock.instant();
    var due = checks.lease(most, now, now.plus(DONE_WITHIN));
    if (!due.isEmpty()) {
      search.find(due.stream().map(Check::leadId).toList()).forEach(this::judge);
      checks.done(due);
    }
    return due.size();
  }

  private void judge(Likeness likeness) {
    var evaluation = decisions.evaluate(Models.DUPLICATE_POLICY, likeness.evidence().facts());
    var answer = evaluation.answer();
    if (answer.path("review").asBoolean()) {
      candidates.add(
          likeness,
          answer.path("words").asString(),
          answer.path("priority").asInt(),
          evaluation.version());
    }
  }
}
