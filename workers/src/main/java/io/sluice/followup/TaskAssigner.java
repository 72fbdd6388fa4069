package io.sluice.followup;

import io.sluice.bpmn.Tasks;
import io.sluice.calendar.Calendars;
import io.sluice.job.LeadJob;
import io.sluice.routing.Answers;
import io.sluice.routing.Rep;
import io.sluice.routing.Reps;
import io.sluice.routing.SlaClock;
import io.sluice.routing.SlaClocks;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Gives a task to someone, under clocks of theirs. A job that is delivered again finds what it gave
 * before: nobody loses a turn and no clock starts anew.
 */
@Service
class TaskAssigner {

  private final Assignments assignments;
  private final ManagerDecisions decisions;
  private final Steps steps;
  private final Announcements announcements;
  private final Answers answers;
  private final SlaClocks slaClocks;
  private final Reps reps;
  private final Calendars calendars;
  private final Clock clock;

  TaskAssigner(
      Assignments assignments,
      ManagerDecisions decisions,
      Steps steps,
      Announcements announcements,
      Answers answers,
      SlaClocks slaClocks,
      Reps reps,
      Calendars calendars,
      Clock clock) {
    this.assignments = assignments;
    this.decisions = decisions;
    this.steps = steps;
    this.announcements = announcements;
    this.answers = answers;
    this.slaClocks = slaClocks;
    this.reps = reps;
    this.calendars = calendars;
    this.clock = clock;
  }

  /**
   * @param reasons those that the task's form offers
   */
  @Transactional
  public Assignment assign(
      LeadJob job, TaskOrder order, FollowUpPolicy policy, List<Reason> reasons) {
    return assignments.find(job).orElseGet(() -> assignAnew(job, order, policy, reasons));
  }

  private Assignment assignAnew(
      LeadJob job, TaskOrder order, FollowUpPolicy policy, List<Reason> reasons) {
    var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    var before = assignments.findAll(job, order.task());
    var turn = turn(job, order, before, reasons);
    var given = give(job, order, turn, before, policy, now);
    endWhatWentBefore(job, order.task(), now);
    assignments.insert(given);
    if (turn.cause() == Cause.REASSIGNED) {
      var silent = before.getLast();
      steps.take(job, Step.REASSIGNED, silent, silent.clocks().reassignAt(), now);
    }
    announcements.given(job, given, before);
    if (Tasks.isOfRep(order.task())) {
      slaClocks.start(job.leadId(), job.cycle(), SlaClock.FIRST_TOUCH, now, given.clocks().dueAt());
    }
    return given;
  }

  /** A lead has one rep task at a time; another that is open was a cancelled instance's. */
  private void endWhatWentBefore(LeadJob job, String task, Instant now) {
    if (Tasks.isOfRep(task)) {
      answers.endAll(job, now);
    } else {
      answers.end(job, task, now);
    }
  }

  private Turn turn(LeadJob job, TaskOrder order, List<Assignment> before, List<Reason> reasons) {
    var owner =
        order.forOwner()
            ? reps.findOwner(order.team(), job.leadId(), job.cycle())
            : Optional.<Rep>empty();
    return Turn.of(
        before,
        before.isEmpty() ? Optional.empty() : decisions.findOn(before.getLast()),
        reasons,
        owner.map(Rep::username).orElse(null),
        job.processInstanceKey());
  }

  private Assignment give(
      LeadJob job,
      TaskOrder order,
      Turn turn,
      List<Assignment> before,
      FollowUpPolicy policy,
      Instant now) {
    var rep = choose(job, order, turn);
    var username = rep.map(Rep::username).orElse(null);
    var reassigned = turn.reassignments(before);
    return new Assignment(
        job.elementInstanceKey(),
        job.leadId(),
        job.cycle(),
        order.task(),
        order.team(),
        username,
        rep.map(Rep::zone).orElse(ZoneOffset.UTC),
        turn.cause(),
        reassigned,
        order.speedClass(),
        now,
        now,
        policy.clocksFrom(now, calendars.of(username), reassigned),
        null,
        null,
        null,
        null,
        null,
        job.processInstanceKey(),
        job.processDefinitionKey());
  }

  private Optional<Rep> choose(LeadJob job, TaskOrder order, Turn turn) {
    return Optional.ofNullable(turn.preferred())
        .flatMap(username -> reps.findEligible(order.team(), username))
        .or(
            () ->
                reps.takeTurn(
                    order.team(), job.leadId(), job.cycle(), order.task(), turn.excluded()));
  }
}
