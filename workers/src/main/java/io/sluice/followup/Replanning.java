package io.sluice.followup;

import io.camunda.client.api.command.ClientException;
import io.sluice.bpmn.Tasks;
import io.sluice.followup.ReplanReport.Refusal;
import io.sluice.job.UnworkableJobException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/**
 * Plans the clocks of open tasks again, by the policy and the calendars as they are now. What has
 * been done is not undone: a reminder that was given is not given again, and a manager who was
 * asked stays asked. It may be run again at any time; what it has moved is then unchanged.
 */
@Service
public class Replanning {

  private static final Logger log = LoggerFactory.getLogger(Replanning.class);

  private final Assignments assignments;
  private final Policies policies;
  private final OpenClocks clocks;

  Replanning(Assignments assignments, Policies policies, OpenClocks clocks) {
    this.assignments = assignments;
    this.policies = policies;
    this.clocks = clocks;
  }

  /** Plans from when each task was given, or last touched. */
  public ReplanReport replan(ReplanScope scope) {
    var report = run(assignments.findOpen(scope), null);
    log.info(
        "Replanned open tasks: {} looked at, {} moved, {} refused",
        report.lookedAt(),
        report.moved(),
        report.refused().size());
    return report;
  }

  /** Plans the opportunity of a lead from a touch, where it came after its clocks began. */
  ReplanReport restart(UUID leadId, Instant touchedAt) {
    var open =
        assignments.findOpen(ReplanScope.ofLead(leadId)).stream()
            .filter(assignment -> Tasks.isOpportunity(assignment.task()))
            .filter(assignment -> touchedAt.isAfter(assignment.countedFrom()))
            .toList();
    return run(open, touchedAt);
  }

  private ReplanReport run(List<Assignment> open, Instant touchedAt) {
    var known = new HashMap<List<Object>, FollowUpPolicy>();
    var refused = new ArrayList<Refusal>();
    var moved = 0;
    for (var assignment : open) {
      try {
        var policy =
            known.computeIfAbsent(
                List.of(
                    assignment.task(),
                    String.valueOf(assignment.speedClass()),
                    assignment.isQueued()),
                key ->
                    policies.followUpOfNow(
                        assignment.task(), assignment.speedClass(), assignment.isQueued()));
        moved += clocks.move(assignment.key(), policy, touchedAt) ? 1 : 0;
      } catch (EngineRefusedException | UnworkableJobException e) {
        refused.add(refusal(assignment, e.getMessage(), e));
      } catch (ClientException e) {
        refused.add(refusal(assignment, EngineRefusedException.AWAY, e));
      }
    }
    return new ReplanReport(open.size(), moved, open.size() - moved - refused.size(), refused);
  }

  private static Refusal refusal(Assignment assignment, String reason, Exception exception) {
    log.atWarn()
        .addKeyValue("leadId", assignment.leadId())
        .log(
            "The clocks of task {} were not moved: {}",
            assignment.task(),
            exception.getCause() == null ? reason : exception.getCause().getMessage());
    return new Refusal(assignment.leadId(), assignment.cycle(), assignment.task(), reason);
  }
}
