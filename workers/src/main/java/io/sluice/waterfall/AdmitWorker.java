package io.sluice.waterfall;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.exception.CamundaError;
import io.sluice.bpmn.JobTypes;
import io.sluice.bpmn.Models;
import io.sluice.job.LeadJob;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * First job of every evaluation of a lead: claims the cycle for this instance, or ends the instance
 * as a duplicate; and ends the cycle at once of whom nobody may contact.
 */
@Component
public class AdmitWorker {

  private final Admission admission;

  AdmitWorker(Admission admission) {
    this.admission = admission;
  }

  @JobWorker(type = JobTypes.ADMIT)
  public Admitted admit(LeadJob job) {
    return switch (admission.admit(job)) {
      case Admission.Duplicate duplicate ->
          throw CamundaError.bpmnError(
              Models.LEAD_DUPLICATE, "This cycle of the lead is closed or another instance's.");
      case Admission.Suppressed suppressed ->
          throw CamundaError.bpmnError(
              Models.LEAD_SUPPRESSED,
              "Nobody may contact this lead: %s.".formatted(suppressed.kind()),
              Map.of("reasonCode", suppressed.kind()));
      case Admitted admitted -> admitted;
    };
  }
}
