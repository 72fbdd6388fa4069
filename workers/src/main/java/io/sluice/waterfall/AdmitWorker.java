package io.sluice.waterfall;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.exception.CamundaError;
import io.sluice.bpmn.JobTypes;
import io.sluice.bpmn.Models;
import io.sluice.job.LeadJob;
import org.springframework.stereotype.Component;

/** First job of every cycle: claims it for this instance, or ends the instance as a duplicate. */
@Component
public class AdmitWorker {

  private final Admission admission;

  AdmitWorker(Admission admission) {
    this.admission = admission;
  }

  @JobWorker(type = JobTypes.ADMIT)
  public void admit(LeadJob job) {
    if (!admission.admit(job)) {
      throw CamundaError.bpmnError(
          Models.LEAD_DUPLICATE, "Another instance has claimed this cycle of the lead.");
    }
  }
}
