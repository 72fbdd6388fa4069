package io.sluice.followup;

import io.sluice.job.LeadJob;
import io.sluice.lead.Lead;
import io.sluice.lead.LeadRepository;
import io.sluice.qualification.Assessments;
import io.sluice.qualification.ContactGate;
import io.sluice.qualification.Grading;
import io.sluice.routing.RoutingPolicy;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;

/**
 * Plans a human task: who does it, by when, with which brief. The designers' tables are asked
 * before the team is locked, so that the engine's answer is never waited for under a lock.
 */
@Service
class TaskPlanner {

  private static final DateTimeFormatter DUE =
      DateTimeFormatter.ofPattern("EEE d MMM HH:mm", Locale.ENGLISH);
  private static final int TILE_WIDTH = 38;

  private final ContactGate gate;
  private final LeadRepository leads;
  private final RoutingPolicy routing;
  private final Policies policies;
  private final TaskAssigner assigner;
  private final Assessments assessments;
  private final BriefWriter briefs;
  private final AttemptPlanner attempts;
  private final CallFindings calls;
  private final CustomerStory customers;

  TaskPlanner(
      ContactGate gate,
      LeadRepository leads,
      RoutingPolicy routing,
      Policies policies,
      TaskAssigner assigner,
      Assessments assessments,
      BriefWriter briefs,
      AttemptPlanner attempts,
      CallFindings calls,
      CustomerStory customers) {
    this.gate = gate;
    this.leads = leads;
    this.routing = routing;
    this.policies = policies;
    this.assigner = assigner;
    this.assessments = assessments;
    this.briefs = briefs;
    this.attempts = attempts;
    this.calls = calls;
    this.customers = customers;
  }

  TaskPlan plan(LeadJob job, TaskOrder order) {
    gate.require(job);
    var lead = leads.require(job.leadId());
    var reasons = policies.reasons(order.task());
    var given = assign(job, order, lead, reasons);
    var clocks = given.clocks();
    var attempt = attempts.plan(job, order.task(), given.username(), order.speedClass());
    var told = customers.toldCycle(job.leadId(), job.cycle());
    var findings = calls.find(lead, told);
    var grading = assessments.findGrading(job.leadId(), told);
    return new TaskPlan(
        orElse(given.username(), TaskPlan.ANYONE),
        orElse(given.queue(), given.team()),
        clocks.remindAt().toString(),
        clocks.dueAt().toString(),
        clocks.reassignAt().toString(),
        clocks.escalateAt().toString(),
        clocks.giveUpAt().toString(),
        taskLine(attempt, lead, findings.addressee(lead), grading, given),
        briefs.write(job, lead, findings, grading),
        reasons,
        attempt.orElse(null));
  }

  Assignment assign(LeadJob job, TaskOrder order, Lead lead, List<Reason> reasons) {
    var rules =
        new TaskRules(
            routing.route(lead, order.task(), order.team()), reasons, followUp(order, false), null);
    return assigner
        .assign(job, order, rules)
        .or(() -> assigner.assign(job, order, rules.withQueued(followUp(order, true))))
        .orElseThrow();
  }

  private FollowUpPolicy followUp(TaskOrder order, boolean queued) {
    return policies.followUp(order.task(), order.speedClass(), queued);
  }

  /**
   * Tasklist keeps up to three lines; one that is too long pushes priority and due date off the
   * tile.
   */
  private static String taskLine(
      Optional<AttemptPlan> attempt,
      Lead lead,
      Contact addressee,
      Grading grading,
      Assignment given) {
    return Stream.of(
            attempt.map(plan -> plan.label() + " · ").orElse("")
                + orElse(grading.words(), "ungraded")
                + " · "
                + orElse(lead.company().name(), "company unknown"),
            orElse(addressee.jobTitle(), "role unknown"),
            due(given))
        .map(TaskPlanner::shortened)
        .collect(Collectors.joining("\n"));
  }

  static String due(Assignment given) {
    var dueAt = given.clocks().dueAt();
    var due =
        dueAt.equals(Clocks.NEVER)
            ? "no due date"
            : "due " + DUE.format(dueAt.atZone(given.zone()));
    return given.isQueued() ? "unassigned: " + due : due;
  }

  static String shortened(String line) {
    return line.length() <= TILE_WIDTH ? line : line.substring(0, TILE_WIDTH - 1).strip() + "…";
  }

  private static String orElse(String value, String otherwise) {
    return value == null || value.isBlank() ? otherwise : value;
  }
}
