package io.sluice.followup;

import io.sluice.bpmn.Tasks;
import io.sluice.job.LeadJob;
import io.sluice.job.UnworkableJobException;
import io.sluice.routing.Answers;
import io.sluice.routing.Rep;
import io.sluice.routing.Reps;
import java.time.Clock;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps what a manager decides; what cannot be done is refused before it is kept. */
@Service
class Deciding {

  private final ManagerDecisions decisions;
  private final Assignments assignments;
  private final Answers answers;
  private final Reps reps;
  private final Clock clock;

  Deciding(
      ManagerDecisions decisions,
      Assignments assignments,
      Answers answers,
      Reps reps,
      Clock clock) {
    this.decisions = decisions;
    this.assignments = assignments;
    this.answers = answers;
    this.reps = reps;
    this.clock = clock;
  }

  /**
   * @throws UnworkableJobException when the lead is assigned to one who cannot take it, or more
   *     time is given again
   */
  @Transactional
  public void record(LeadJob job, String task, ManagerDecision decision) {
    if (decisions.isRecorded(job)) {
      return;
    }
    var stalled = assignments.requireLatest(job, task);
    var manager = assignments.requireLatest(job, Tasks.RESOLVE_STALLED_FOLLOW_UP);
    check(job, stalled, decision);
    var now = clock.instant();
    decisions.insert(job, stalled, decision, manager.username(), now);
    answers.record(job, Tasks.RESOLVE_STALLED_FOLLOW_UP, decision.outcome(), decision.reasonCode());
    if (decision.endsCycle()) {
      answers.end(job, task, now);
    }
  }

  private void check(LeadJob job, Assignment stalled, ManagerDecision decision) {
    var choices = Escalating.choices(assignments.findAll(job, stalled.task()));
    if (choices.stream().noneMatch(choice -> choice.value().equals(decision.outcome()))) {
      throw new UnworkableJobException(
          "This cannot be decided about '%s': set the variable outcome in Operate to one of %s, and retry."
              .formatted(
                  stalled.task(),
                  choices.stream().map(Option::value).collect(Collectors.joining(", "))));
    }
    if (decision.assigns() && !isPresent(stalled.team(), decision.assignTo())) {
      throw new UnworkableJobException(
          "The one it is assigned to is not active and present in team '%s': set the variable assignTo in Operate to one of %s, and retry."
              .formatted(
                  stalled.team(),
                  reps.findPresent(stalled.team()).stream()
                      .map(Rep::username)
                      .collect(Collectors.joining(", "))));
    }
  }

  private boolean isPresent(String team, String username) {
    return username != null && reps.findPresent(team, username).isPresent();
  }
}
