package io.sluice.qualification;

import io.camunda.client.annotation.JobWorker;
import io.sluice.bpmn.JobTypes;
import io.sluice.job.LeadJob;
import org.springframework.stereotype.Component;

/** Finds how ready a lead is, level 1 (hot) to 4 (cold), and keeps the evidence. */
@Component
public class CheckReadinessWorker {

  private final ReadinessCheck check;
  private final Assessments assessments;

  CheckReadinessWorker(ReadinessCheck check, Assessments assessments) {
    this.check = check;
    this.assessments = assessments;
  }

  @JobWorker(type = JobTypes.CHECK_READINESS)
  public ReadinessLevel checkReadiness(LeadJob job) {
    var assessment = assessments.find(job, ReadinessCheck.KIND).orElseGet(() -> assess(job));
    return new ReadinessLevel(
        Integer.parseInt(assessment.result()),
        Boolean.TRUE.equals(assessment.facts().get(ReadinessCheck.HAND_RAISER)));
  }

  private Assessment assess(LeadJob job) {
    return assessments.save(job, check.assess(job.leadId()));
  }

  /** What the process goes on with. */
  public record ReadinessLevel(int readinessLevel, boolean handRaiser) {}
}
