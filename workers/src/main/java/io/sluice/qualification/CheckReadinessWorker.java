package io.sluice.qualification;

import io.camunda.client.annotation.JobWorker;
import io.sluice.bpmn.JobTypes;
import io.sluice.job.LeadJob;
import org.springframework.stereotype.Component;

/** Finds how ready a lead is, level 1 (hot) to 4 (cold), and keeps the evidence. */
@Component
public class CheckReadinessWorker {

  private final ReadinessCheck check;
  private final Assessing assessing;

  CheckReadinessWorker(ReadinessCheck check, Assessing assessing) {
    this.check = check;
    this.assessing = assessing;
  }

  @JobWorker(type = JobTypes.CHECK_READINESS)
  public ReadinessLevel checkReadiness(LeadJob job) {
    var standing =
        ReadinessCheck.standing(
            assessing.once(job, ReadinessCheck.KIND, () -> check.assess(job.leadId())));
    return new ReadinessLevel(standing.level(), standing.handRaiser());
  }

  /** What the process goes on with. */
  public record ReadinessLevel(int readinessLevel, boolean handRaiser) {}
}
