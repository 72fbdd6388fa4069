package io.sluice.followup;

import io.sluice.bpmn.Tasks;
import io.sluice.calendar.Calendars;
import io.sluice.job.LeadJob;
import io.sluice.routing.Accounts;
import io.sluice.routing.Answers;
import io.sluice.routing.Rep;
import io.sluice.routing.Reps;
import io.sluice.routing.Route;
import io.sluice.routing.SlaClock;
import io.sluice.routing.SlaClocks;
import io.sluice.routing.Turns;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
  private final Accounts accounts;
  private final Turns turns;
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
      Accounts accounts,
      Turns turns,
      Calendars calendars,
      Clock clock) {
    this.assignments = assignments;
    this.decisions = decisions;
    this.steps = steps;
    this.announcements = announcements;
    this.answers = answers;
    this.slaClocks = slaClocks;
    this.reps = reps;
    this.accounts = accounts;
    this.turns = turns;
    this.calendars = calendars;
    this.clock = clock;
  }

  /**
   * @return empty when nobody can take the task and the rules of the queue are not known; then
   *     nothing is changed
   */
  @Transactional
  public Optional<Assignment> assign(LeadJob job, TaskOrder order, TaskRules rules) {
    return assignments.find(job).or(() -> assignAnew(job, order, rules));
  }

  private Optional<Assignment> assignAnew(LeadJob job, TaskOrder order, TaskRules rules) {
    turns.hold(rules.route().team());
    var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    var before = assignments.findAll(job, order.task());
    var choice = choose(job, order, rules, before);
    if (choice.rep().isEmpty() && rules.queued() == null) {
      return Optional.empty();
    }
    var given = give(job, order, rules, choice, before, now);
    endWhatWentBefore(job, order.task(), now);
    assignments.insert(given);
    if (given.cause() == Cause.REASSIGNED) {
      var silent = before.getLast();
      steps.take(job, Step.REASSIGNED, silent, silent.clocks().reassignAt(), now);
    }
    announcements.given(job, given, before);
    if (Tasks.isOfRep(order.task())) {
      slaClocks.start(job.leadId(), job.cycle(), SlaClock.FIRST_TOUCH, now, given.clocks().dueAt());
    }
    return Optional.of(given);
  }

  /** A lead has one rep task at a time; another that is open was a cancelled instance's. */
  private void endWhatWentBefore(LeadJob job, String task, Instant now) {
    if (Tasks.isOfRep(task)) {
      answers.endAll(job, now);
    } else {
      answers.end(job, task, now);
    }
  }

  private Assignment give(
      LeadJob job,
      TaskOrder order,
      TaskRules rules,
      Choice choice,
      List<Assignment> before,
      Instant now) {
    var username = choice.rep().map(Rep::username).orElse(null);
    var policy = username == null ? rules.queued() : rules.policy();
    var reassigned = choice.turn().reassignments(before);
    var from = staysInQueue(username, choice.turn(), before) ? before.getLast().countedFrom() : now;
    return new Assignment(
        job.elementInstanceKey(),
        job.leadId(),
        job.cycle(),
        order.task(),
        rules.route().team(),
        username,
        username == null ? rules.route().queue() : null,
        choice.rep().map(Rep::zone).orElse(ZoneOffset.UTC),
        choice.turn().cause(),
        reassigned,
        order.speedClass(),
        now,
        from,
        policy.clocksFrom(from, calendars.of(username), reassigned),
        null,
        null,
        null,
        null,
        null,
        job.processInstanceKey(),
        job.processDefinitionKey());
  }

  /** What is taken out of its queue in vain goes on waiting: its clocks do not start anew. */
  private static boolean staysInQueue(String username, Turn turn, List<Assignment> before) {
    return username == null && turn.cause() == Cause.RELEASED && before.getLast().isQueued();
  }

  private Choice choose(LeadJob job, TaskOrder order, TaskRules rules, List<Assignment> before) {
    var route = rules.route();
    var turn = turn(job, order, rules, before);
    if (turn.isNamed()) {
      var named = turns.takeNamed(route.team(), turn.preferred());
      if (named.isPresent()) {
        return new Choice(named, turn);
      }
    }
    var excluded = new HashSet<>(turn.excluded());
    if (Tasks.isOfRep(order.task())) {
      excluded.addAll(answers.findWhoSaidNo(job.leadId(), job.cycle(), route.team()));
    }
    return first(job, route, excluded, turn.preferred())
        .map(rep -> new Choice(Optional.of(rep), turn))
        .or(() -> accountOwner(job, order, route, excluded, turn))
        .orElseGet(() -> new Choice(turns.takeNext(route, job.leadId(), excluded), turn));
  }

  private Turn turn(LeadJob job, TaskOrder order, TaskRules rules, List<Assignment> before) {
    return Turn.of(
        before,
        before.isEmpty() ? Optional.empty() : decisions.findOn(before.getLast()),
        rules.reasons(),
        order.forOwner()
            ? reps.findOwner(rules.route().team(), job.leadId(), job.cycle()).orElse(null)
            : null,
        job.processInstanceKey());
  }

  private Optional<Choice> accountOwner(
      LeadJob job, TaskOrder order, Route route, Set<String> excluded, Turn turn) {
    if (!Tasks.isOfRep(order.task()) || !turn.isForAccount()) {
      return Optional.empty();
    }
    return accounts
        .findOwner(route.team(), job.leadId())
        .flatMap(username -> first(job, route, excluded, username))
        .map(rep -> new Choice(Optional.of(rep), turn.ofAccount()));
  }

  private Optional<Rep> first(LeadJob job, Route route, Set<String> excluded, String username) {
    return Optional.ofNullable(username)
        .flatMap(first -> turns.take(route, job.leadId(), excluded, first));
  }

  /**
   * @param rep empty when nobody can take the task
   */
  private record Choice(Optional<Rep> rep, Turn turn) {}
}
