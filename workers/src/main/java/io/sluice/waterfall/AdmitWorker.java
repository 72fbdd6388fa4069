package io.sluice.waterfall;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.exception.CamundaError;
import io.sluice.bpmn.JobTypes;
import io.sluice.bpmn.Models;
import io.sluice.job.LeadJob;
import org.springframework.stereotype.Component;

/**
 * First job of every evaluation of a lead: claims the cycle for this instance, or ends the instance
 * as a duplicate.
 */
@Component
public class AdmitWorker {

  private final Admission admission;

  AdmitWorker(Admission admission) {
    this.admission = admission;
  }

  @JobWorker(type = JobTypes.ADMIT)
  public Admitted admit(LeadJob job) {
    return admission
        .admit(job)
        .orElseThrow(
            () ->
                CamundaError.bpmnError(
                    Models.LEAD_DUPLICATE,
                    "This cycle of the lead is closed or another instance's."));
  }
}
