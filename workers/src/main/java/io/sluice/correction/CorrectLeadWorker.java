package io.sluice.correction;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import io.sluice.bpmn.JobTypes;
import io.sluice.bpmn.Tasks;
import io.sluice.job.LeadJob;
import io.sluice.lead.Correction;
import io.sluice.lead.LeadCorrections;
import io.sluice.routing.Answers;
import org.springframework.stereotype.Component;

/** Takes what marketing operations set right over into the lead, and keeps that they answered. */
@Component
public class CorrectLeadWorker {

  private static final String CORRECTED = "corrected";

  private final LeadCorrections corrections;
  private final Answers answers;

  CorrectLeadWorker(LeadCorrections corrections, Answers answers) {
    this.corrections = corrections;
    this.answers = answers;
  }

  @JobWorker(type = JobTypes.CORRECT_LEAD)
  public void correctLead(
      LeadJob job,
      @Variable(optional = false) Correction correction,
      @Variable(optional = false) String outcome,
      @Variable String reasonCode) {
    if (outcome.equals(CORRECTED)) {
      corrections.apply(
          job.leadId(), correction, answers.findWhoHas(job, Tasks.CORRECT_LEAD).orElse(null));
    }
    answers.record(job, Tasks.CORRECT_LEAD, outcome, reasonCode);
  }
}
