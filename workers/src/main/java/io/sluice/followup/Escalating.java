package io.sluice.followup;

import io.sluice.bpmn.Tasks;
import io.sluice.job.LeadJob;
import io.sluice.qualification.ContactGate;
import io.sluice.routing.Rep;
import io.sluice.routing.Reps;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Service;

/** Takes a task that nobody answers to a manager; run again, to another one. */
@Service
class Escalating {

  private static final String MANAGERS = "managers";

  private final ContactGate gate;
  private final TaskPlanner planner;
  private final Assignments assignments;
  private final Steps steps;
  private final StalledStory story;
  private final Reps reps;
  private final Clock clock;

  Escalating(
      ContactGate gate,
      TaskPlanner planner,
      Assignments assignments,
      Steps steps,
      StalledStory story,
      Reps reps,
      Clock clock) {
    this.gate = gate;
    this.planner = planner;
    this.assignments = assignments;
    this.steps = steps;
    this.story = story;
    this.reps = reps;
    this.clock = clock;
  }

  Escalation escalate(LeadJob job, String task, String speedClass) {
    gate.require(job);
    var stalled = assignments.requireLatest(job, task);
    if (!steps.isTaken(Step.ESCALATED, stalled)) {
      steps.take(job, Step.ESCALATED, stalled, stalled.clocks().escalateAt(), clock.instant());
    }
    var plan =
        planner.plan(
            job, new TaskOrder(Tasks.RESOLVE_STALLED_FOLLOW_UP, MANAGERS, false, speedClass));
    var had = assignments.findAll(job, task);
    var zone = assignments.find(job).map(Assignment::zone).orElse(ZoneOffset.UTC);
    var open = reps.countOpenTasks(stalled.team());
    return new Escalation(
        plan.with(plan.brief().withStalled(story.tell(had, zone))),
        choices(had),
        reps.findPresent(stalled.team()).stream()
            .map(rep -> option(rep, open.getOrDefault(rep.username(), 0)))
            .toList());
  }

  /**
   * More time is given once for a task of a cycle. A customer stays one, whatever becomes of a
   * task.
   */
  static List<Option> choices(List<Assignment> had) {
    var choices = new ArrayList<Option>();
    choices.add(new Option(ManagerDecision.ASSIGN, "Assign to a named rep"));
    if (had.stream().noneMatch(assignment -> assignment.cause() == Cause.EXTENDED)) {
      choices.add(new Option(ManagerDecision.EXTEND, "Give the same rep more time"));
    }
    if (Tasks.isCare(had.getLast().task())) {
      choices.add(new Option(ManagerDecision.RECYCLED, "Leave it – on to the next step"));
    } else {
      choices.add(new Option(ManagerDecision.RECYCLED, "Recycle"));
      choices.add(new Option(ManagerDecision.DISQUALIFIED, "Disqualify"));
    }
    return choices;
  }

  private static Option option(Rep rep, int open) {
    return new Option(
        rep.username(),
        "%s (%d open %s)".formatted(rep.name(), open, open == 1 ? "task" : "tasks"));
  }
}
