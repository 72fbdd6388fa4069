package io.sluice.followup;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import io.sluice.bpmn.JobTypes;
import io.sluice.job.LeadJob;
import org.springframework.stereotype.Component;

/**
 * Stands behind the end of every task that a rep answers by its form alone: keeps the answer, and a
 * rejection in the ledger. The task is the element that it listens to.
 */
@Component
public class RecordAnswerWorker {

  private final Answering answering;

  RecordAnswerWorker(Answering answering) {
    this.answering = answering;
  }

  @JobWorker(type = JobTypes.RECORD_ANSWER)
  public void recordAnswer(
      LeadJob job, @Variable(optional = false) String outcome, @Variable String reasonCode) {
    answering.record(job, outcome, reasonCode);
  }
}
