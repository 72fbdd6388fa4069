package io.sluice.correction;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import io.sluice.bpmn.JobTypes;
import io.sluice.job.LeadJob;
import io.sluice.lead.Correction;
import io.sluice.lead.LeadCorrections;
import org.springframework.stereotype.Component;

/** Takes what marketing operations set right over into the lead. */
@Component
public class CorrectLeadWorker {

  private final LeadCorrections corrections;

  CorrectLeadWorker(LeadCorrections corrections) {
    this.corrections = corrections;
  }

  @JobWorker(type = JobTypes.CORRECT_LEAD)
  public void correctLead(LeadJob job, @Variable(optional = false) Correction correction) {
    corrections.apply(job.leadId(), correction);
  }
}
