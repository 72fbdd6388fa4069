package io.sluice.waterfall;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import io.sluice.bpmn.JobTypes;
import io.sluice.job.LeadJob;
import io.sluice.job.UnworkableJobException;
import org.springframework.stereotype.Component;

/** Stands behind every milestone: writes the stage that the event is named after. */
@Component
public class ReachStageWorker {

  private final StageLedger ledger;

  ReachStageWorker(StageLedger ledger) {
    this.ledger = ledger;
  }

  @JobWorker(type = JobTypes.REACH_STAGE)
  public void reachStage(LeadJob job, @VariablesAsType MilestoneDetails details) {
    var stage =
        Stage.ofMilestone(job.elementId())
            .orElseThrow(
                () ->
                    new UnworkableJobException(
                        "Milestone '%s' is no stage: give it the id of one, such as 'sal'."
                            .formatted(job.elementId())));
    ledger.record(stage.code(), job, details);
  }
}
