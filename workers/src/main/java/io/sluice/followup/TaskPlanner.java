package io.sluice.followup;

import io.sluice.job.LeadJob;
import io.sluice.lead.Lead;
import io.sluice.lead.LeadRepository;
import io.sluice.qualification.Assessments;
import java.time.format.DateTimeFormatter;
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

  private final LeadRepository leads;
  private final Policies policies;
  private final Assignments assignments;
  private final Assessments assessments;
  private final BriefWriter briefs;
  private final AttemptPlanner attempts;

  TaskPlanner(
      LeadRepository leads,
      Policies policies,
      Assignments assignments,
      Assessments assessments,
      BriefWriter briefs,
      AttemptPlanner attempts) {
    this.leads = leads;
    this.policies = policies;
    this.assignments = assignments;
    this.assessments = assessments;
    this.briefs = briefs;
    this.attempts = attempts;
  }

  TaskPlan plan(LeadJob job, Assignments.Choice choice, String speedClass) {
    var task = job.header("task");
    var lead = leads.require(job.leadId());
    var policy = policies.followUp(task, speedClass);
    var reasons = policies.reasons(task);
    var assignment = assignments.assign(job, choice, policy);
    var clocks = assignment.clocks();
    var attempt = attempts.plan(job, task, assignment.username(), speedClass);
    var grading =
        new Grading(
            assessments.findLatest(job.leadId(), job.cycle(), "fit"),
            assessments.findLatest(job.leadId(), job.cycle(), "readiness"));
    return new TaskPlan(
        orElse(assignment.username(), TaskPlan.ANYONE),
        assignment.team(),
        clocks.remindAt().toString(),
        clocks.dueAt().toString(),
        clocks.escalateAt().toString(),
        clocks.decideAt().toString(),
        taskLine(attempt, lead, grading, assignment),
        briefs.write(lead, job.cycle(), grading),
        reasons,
        attempt.orElse(null));
  }

  /**
   * Tasklist keeps up to three lines; one that is too long pushes priority and due date off the
   * tile.
   */
  private static String taskLine(
      Optional<AttemptPlan> attempt, Lead lead, Grading grading, Assignment assignment) {
    return Stream.of(
            attempt.map(plan -> plan.label() + " · ").orElse("")
                + orElse(grading.code(), "ungraded")
                + " · "
                + orElse(lead.company().name(), "company unknown"),
            orElse(lead.person().jobTitle(), "role unknown"),
            "due " + DUE.format(assignment.clocks().dueAt().atZone(assignment.zone())))
        .map(TaskPlanner::shortened)
        .collect(Collectors.joining("\n"));
  }

  private static String shortened(String line) {
    return line.length() <= TILE_WIDTH ? line : line.substring(0, TILE_WIDTH - 1).strip() + "…";
  }

  private static String orElse(String value, String otherwise) {
    return value == null || value.isBlank() ? otherwise : value;
  }
}
