package io.sluice.nurture;

import io.sluice.bpmn.Models;
import io.sluice.decision.Decisions;
import io.sluice.job.UnworkableJobException;
import io.sluice.lead.Cell;
import io.sluice.lead.LeadCycles;
import io.sluice.lead.SleepPlan;
import io.sluice.qualification.Cells;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.UUID;
import org.springframework.stereotype.Service;

/** Turns the {@code sleep-policy} decision into dates for one lead. */
@Service
public class SleepPlanner {

  private final Decisions decisions;
  private final Cells cells;
  private final LeadCycles cycles;
  private final Clock clock;

  SleepPlanner(Decisions decisions, Cells cells, LeadCycles cycles, Clock clock) {
    this.decisions = decisions;
    this.cells = cells;
    this.cycles = cycles;
    this.clock = clock;
  }

  /**
   * How a lead sleeps when its cycle ends now. A day that somebody promised goes before all, also
   * for a lead that would be archived; then come the days of the reason, and those of the policy.
   *
   * @param outcome how the cycle ends: recycled or lost
   * @param promised the day (UTC) that somebody named, or null
   * @param wakeAfterDays the reason's, null or 0 where it has none
   * @throws UnworkableJobException when the decision leaves the lead without a date
   */
  public SleepPlan plan(
      UUID leadId,
      int cycle,
      String outcome,
      String reasonCode,
      LocalDate promised,
      Integer wakeAfterDays) {
    var cell = cells.assessed(leadId, cycle);
    var policy = policy(leadId, cycle, outcome, reasonCode, cell);
    var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    var jitter = new Jitter(leadId, cycle);
    if (promised != null) {
      return policy.sleepUntil(jitter.onOrAfter(promised, 0), today, jitter, cell);
    }
    if (policy.archived()) {
      return policy.sleepUntil(null, today, jitter, cell);
    }
    var days = wakeAfterDays != null && wakeAfterDays > 0 ? wakeAfterDays : policy.wakeAfterDays();
    if (days == null || days <= 0) {
      throw new UnworkableJobException(
          "Decision '%s' has no days to wake after for outcome '%s' and reason '%s', nor archives it: fill them in in Modeler, deploy, and retry."
              .formatted(Models.SLEEP_POLICY, outcome, reasonCode));
    }
    return policy.sleepUntil(
        jitter.onOrAfter(today.plusDays(days), policy.jitterDays()), today, jitter, cell);
  }

  private SleepPolicy policy(UUID leadId, int cycle, String outcome, String reasonCode, Cell cell) {
    var facts = new HashMap<String, Object>();
    facts.put("outcome", outcome);
    facts.put("reasonCode", reasonCode);
    facts.put("fitGrade", cell.fitGrade());
    facts.put("attempts", cycles.countPasses(leadId, cycle));
    return decisions.answer(Models.SLEEP_POLICY, facts, SleepPolicy.class);
  }
}
