package io.sluice.qualification;

import io.camunda.client.annotation.JobWorker;
import io.sluice.bpmn.JobTypes;
import io.sluice.job.LeadJob;
import io.sluice.lead.Lead;
import io.sluice.lead.LeadRepository;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Grades a lead's fit, A to D or F, says what it is worth, and keeps the evidence of both. */
@Component
public class CheckFitWorker {

  private final LeadRepository leads;
  private final FitCheck fit;
  private final ValueCheck value;
  private final Assessing assessing;

  CheckFitWorker(LeadRepository leads, FitCheck fit, ValueCheck value, Assessing assessing) {
    this.leads = leads;
    this.fit = fit;
    this.value = value;
    this.assessing = assessing;
  }

  @JobWorker(type = JobTypes.CHECK_FIT)
  public FitGrade checkFit(LeadJob job) {
    return new FitGrade(
        assess(job, FitCheck.KIND, fit::assess), assess(job, ValueCheck.KIND, value::assess));
  }

  private String assess(LeadJob job, String kind, Function<Lead, Assessment> check) {
    return assessing.once(job, kind, () -> check.apply(leads.require(job.leadId()))).counts();
  }

  /** What the process goes on with. */
  public record FitGrade(String fitGrade, String valueBand) {}
}
