package io.sluice.followup;

import io.sluice.duplicate.DuplicateCandidate;
import io.sluice.duplicate.DuplicateCandidates;
import io.sluice.job.LeadJob;
import io.sluice.job.UnworkableJobException;
import io.sluice.lead.Lead;
import io.sluice.lead.LeadRepository;
import java.util.UUID;
import org.springframework.stereotype.Service;

/**
 * Plans the review of two leads that may be one person. It is planned though nobody may contact one
 * of them: nobody is contacted.
 */
@Service
class ReviewPlanner {

  private final DuplicateCandidates candidates;
  private final LeadRepository leads;
  private final TaskPlanner planner;
  private final Policies policies;
  private final PairWriter pairs;

  ReviewPlanner(
      DuplicateCandidates candidates,
      LeadRepository leads,
      TaskPlanner planner,
      Policies policies,
      PairWriter pairs) {
    this.candidates = candidates;
    this.leads = leads;
    this.planner = planner;
    this.policies = policies;
    this.pairs = pairs;
  }

  /**
   * @throws UnworkableJobException when it is not said which two
   */
  TaskPlan plan(LeadJob job, TaskOrder order, String candidateId) {
    if (candidateId == null) {
      throw new UnworkableJobException(
          "'%s' sees no variable candidateId: set it here in Operate, and retry."
              .formatted(job.elementId()));
    }
    var pair = candidates.claim(UUID.fromString(candidateId), job);
    var known = leads.require(pair.knownId());
    var other = leads.require(pair.leadId());
    var reasons = policies.reasons(order.task());
    var given = planner.assign(job, order, other, reasons);
    return TaskPlan.of(
        given, taskLine(pair, other, given), brief(job, pair, known, other, given), reasons);
  }

  private Brief brief(
      LeadJob job, DuplicateCandidate pair, Lead known, Lead other, Assignment given) {
    return Brief.of(
        String.valueOf(job.elementInstanceKey()),
        "%s and %s".formatted(known.person().displayName(), other.person().displayName()),
        pairs.write(pair, known, other, given.zone()));
  }

  private static String taskLine(DuplicateCandidate pair, Lead lead, Assignment given) {
    var company = lead.company().name();
    return String.join(
        "\n",
        TaskPlanner.shortened(pair.words()),
        TaskPlanner.shortened(company == null ? "company unknown" : company),
        TaskPlanner.shortened(TaskPlanner.due(given)));
  }
}
