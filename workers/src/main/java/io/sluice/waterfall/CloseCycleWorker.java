package io.sluice.waterfall;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import io.sluice.bpmn.JobTypes;
import io.sluice.job.LeadJob;
import io.sluice.job.UnworkableJobException;
import org.springframework.stereotype.Component;

/** Stands behind every end of a cycle: closes it with the outcome that the end is named after. */
@Component
public class CloseCycleWorker {

  private final CycleClosing closing;

  CloseCycleWorker(CycleClosing closing) {
    this.closing = closing;
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
    closing.close(outcome, job, details);
  }
}
