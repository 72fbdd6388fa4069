package io.sluice.review;

import io.sluice.bpmn.Models;
import io.sluice.bpmn.Tasks;
import io.sluice.duplicate.DuplicateCandidate;
import io.sluice.duplicate.DuplicateCandidates;
import io.sluice.identity.MergeOutcome.Merged;
import io.sluice.identity.MergeOutcome.Refused;
import io.sluice.identity.MergeRequest;
import io.sluice.identity.Merging;
import io.sluice.job.LeadJob;
import io.sluice.job.UnworkableJobException;
import io.sluice.routing.Answers;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Settles whether two leads are one person. A job that is delivered again does nothing more. */
@Service
class DuplicateReview {

  private static final String MERGE = "merge";
  private static final String MERGE_STRICTEST = "merge-strictest";
  private static final String DIFFERENT = "different";
  private static final String MERGED = "merged";
  private static final String REASON = "duplicate-review";

  private final DuplicateCandidates candidates;
  private final Merging merging;
  private final Answers answers;
  private final Clock clock;

  DuplicateReview(DuplicateCandidates candidates, Merging merging, Answers answers, Clock clock) {
    this.candidates = candidates;
    this.merging = merging;
    this.answers = answers;
    this.clock = clock;
  }

  /**
   * @param wakeAfterDays after how many days it is asked again, for an answer that settles nothing
   * @return false where they may not be merged, with the reason at the candidate
   */
  @Transactional
  public boolean settle(LeadJob job, String candidateId, String outcome, Integer wakeAfterDays) {
    var candidate = candidates.require(UUID.fromString(candidateId));
    var username = answers.findWhoAnswered(job, Tasks.REVIEW_DUPLICATE).orElse(null);
    return switch (outcome) {
      case MERGE, MERGE_STRICTEST -> merge(candidate, username, outcome.equals(MERGE_STRICTEST));
      case DIFFERENT -> {
        candidates.settle(candidate.candidateId(), DIFFERENT, username, null);
        yield true;
      }
      default -> {
        askAgain(candidate, wakeAfterDays);
        yield true;
      }
    };
  }

  private boolean merge(DuplicateCandidate candidate, String username, boolean strictest) {
    var request =
        new MergeRequest(
            candidate.knownId(),
            candidate.leadId(),
            username == null ? Tasks.REVIEW_DUPLICATE : username,
            REASON,
            strictest);
    return switch (merging.merge(request)) {
      case Merged merged -> {
        candidates.settle(candidate.candidateId(), MERGED, username, merged.mergeId());
        yield true;
      }
      case Refused refused -> {
        candidates.refuse(candidate.candidateId(), refused.toDo());
        yield false;
      }
    };
  }

  private void askAgain(DuplicateCandidate candidate, Integer days) {
    if (days == null) {
      throw new UnworkableJobException(
          "No wakeAfterDays says when to ask again: give the reasons of '%s' one in decision '%s', deploy, and set it here in Operate."
              .formatted(Tasks.REVIEW_DUPLICATE, Models.RECYCLE_POLICY));
    }
    candidates.askAgain(candidate.candidateId(), clock.instant().plus(Duration.ofDays(days)));
  }
}
