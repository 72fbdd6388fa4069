package io.sluice.qualification;

import io.camunda.client.annotation.JobWorker;
import io.sluice.bpmn.JobTypes;
import io.sluice.job.LeadJob;
import io.sluice.lead.LeadRepository;
import org.springframework.stereotype.Component;

/** Grades a lead's fit, A to D or F, and keeps the evidence. */
@Component
public class CheckFitWorker {

  private final LeadRepository leads;
  private final FitCheck check;
  private final Assessments assessments;

  CheckFitWorker(LeadRepository leads, FitCheck check, Assessments assessments) {
    this.leads = leads;
    this.check = check;
    this.assessments = assessments;
  }

  @JobWorker(type = JobTypes.CHECK_FIT)
  public FitGrade checkFit(LeadJob job) {
    return new FitGrade(assessments.find(job, FitCheck.KIND).orElseGet(() -> assess(job)).result());
  }

  private Assessment assess(LeadJob job) {
    return assessments.save(job, check.assess(leads.require(job.leadId())));
  }

  /** What the process goes on with. */
  public record FitGrade(String fitGrade) {}
}
