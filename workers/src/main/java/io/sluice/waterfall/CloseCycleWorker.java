package io.sluice.waterfall;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import io.sluice.bpmn.JobTypes;
import io.sluice.job.LeadJob;
import io.sluice.job.UnworkableJobException;
import io.sluice.lead.SleepPlan;
import io.sluice.nurture.SleepPlanner;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Stands behind every end of a cycle: closes it with the outcome that the end is named after. How
 * the lead sleeps is asked of the decision first, so that no transaction waits for the engine.
 */
@Component
public class CloseCycleWorker {

  private final CycleClosing closing;
  private final SleepPlanner sleeping;

  CloseCycleWorker(CycleClosing closing, SleepPlanner sleeping) {
    this.closing = closing;
    this.sleeping = sleeping;
  }

  @JobWorker(type = JobTypes.CLOSE_CYCLE)
  public void closeCycle(LeadJob job, @VariablesAsType MilestoneDetails details) {
    var outcome =
        Outcome.ofEnd(job.elementId())
            .orElseThrow(
                () ->
                    new UnworkableJobException(
                        "End '%s' is no outcome: give it the id of one, such as 'lost' or 'recycled-by-sales'."
                            .formatted(job.elementId())));
    var sleep = outcome.sleeps() ? plan(outcome, job, details) : Optional.<SleepPlan>empty();
    closing.close(outcome, job, details, sleep);
  }

  private Optional<SleepPlan> plan(Outcome outcome, LeadJob job, MilestoneDetails details) {
    return Optional.of(
        sleeping.plan(
            job.leadId(),
            job.cycle(),
            outcome.code(),
            details.reasonCode(),
            promised(details.wakeOn()),
            details.wakeAfterDays()));
  }

  private static LocalDate promised(String wakeOn) {
    try {
      return wakeOn == null ? null : LocalDate.parse(wakeOn);
    } catch (DateTimeParseException e) {
      throw new UnworkableJobException(
          "Variable wakeOn is no ISO date such as 2026-03-14: set it right in Operate and retry.");
    }
  }
}
