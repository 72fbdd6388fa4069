package io.sluice.review;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import io.sluice.bpmn.JobTypes;
import io.sluice.job.LeadJob;
import org.springframework.stereotype.Component;

/** Does what was answered to whether two leads are one person, or that nobody answered. */
@Component
public class MergeLeadsWorker {

  private final DuplicateReview review;

  MergeLeadsWorker(DuplicateReview review) {
    this.review = review;
  }

  /**
   * @param settled false where they may not be merged, so that it is asked anew
   */
  public record Settled(boolean settled) {}

  @JobWorker(type = JobTypes.MERGE_LEADS)
  public Settled mergeLeads(
      LeadJob job,
      @Variable(optional = false) String candidateId,
      @Variable(optional = false) String outcome,
      @Variable Integer wakeAfterDays) {
    return new Settled(review.settle(job, candidateId, outcome, wakeAfterDays));
  }
}
