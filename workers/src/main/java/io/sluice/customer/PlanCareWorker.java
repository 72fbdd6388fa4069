package io.sluice.customer;

import io.camunda.client.annotation.JobWorker;
import io.sluice.bpmn.JobTypes;
import io.sluice.job.LeadJob;
import org.springframework.stereotype.Component;

/**
 * Says when a customer is looked after next. The designer's header {@code task} says by which task.
 */
@Component
public class PlanCareWorker {

  private final CarePlanning planning;

  PlanCareWorker(CarePlanning planning) {
    this.planning = planning;
  }

  @JobWorker(type = JobTypes.PLAN_CARE)
  public PlannedCare planCare(LeadJob job) {
    return planning.plan(job);
  }
}
