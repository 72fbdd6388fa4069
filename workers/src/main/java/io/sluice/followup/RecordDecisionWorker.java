package io.sluice.followup;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import io.sluice.bpmn.JobTypes;
import io.sluice.job.LeadJob;
import org.springframework.stereotype.Component;

/** Moves what a manager decided about the task {@code task} from their form into PostgreSQL. */
@Component
public class RecordDecisionWorker {

  private final Deciding deciding;

  RecordDecisionWorker(Deciding deciding) {
    this.deciding = deciding;
  }

  @JobWorker(type = JobTypes.RECORD_DECISION)
  public void recordDecision(
      LeadJob job,
      @Variable(optional = false) String task,
      @Variable(optional = false) String outcome,
      @Variable String assignTo,
      @Variable String reasonCode,
      @Variable String note) {
    deciding.record(job, task, new ManagerDecision(outcome, assignTo, reasonCode, note));
  }
}
