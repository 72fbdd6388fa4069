package io.sluice.followup;

import io.sluice.job.LeadJob;
import io.sluice.routing.Answers;
import java.time.Clock;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Gives up tasks, which leaves them unanswered for good. */
@Service
class GivingUp {

  private final Policies policies;
  private final Assignments assignments;
  private final Steps steps;
  private final Answers answers;
  private final TransactionTemplate transaction;
  private final Clock clock;

  GivingUp(
      Policies policies,
      Assignments assignments,
      Steps steps,
      Answers answers,
      TransactionTemplate transaction,
      Clock clock) {
    this.policies = policies;
    this.assignments = assignments;
    this.steps = steps;
    this.answers = answers;
    this.transaction = transaction;
    this.clock = clock;
  }

  GivenUp giveUp(LeadJob job) {
    var task = job.header("task");
    var reason = policies.givenUp(task);
    transaction.executeWithoutResult(
        status -> {
          var silent = assignments.requireLatest(job, task);
          steps.take(job, Step.GIVEN_UP, silent, silent.clocks().giveUpAt(), clock.instant());
          answers.giveUp(job, task);
        });
    return GivenUp.because(reason);
  }
}
