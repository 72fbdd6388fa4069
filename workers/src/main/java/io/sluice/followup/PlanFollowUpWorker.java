package io.sluice.followup;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import io.sluice.bpmn.JobTypes;
import io.sluice.job.LeadJob;
import org.springframework.stereotype.Component;

/**
 * Plans the clocks and the brief of the next task of the rep who has the lead already. Headers as
 * for {@code route}.
 */
@Component
public class PlanFollowUpWorker {

  private final TaskPlanner planner;

  PlanFollowUpWorker(TaskPlanner planner) {
    this.planner = planner;
  }

  @JobWorker(type = JobTypes.PLAN_FOLLOW_UP)
  public TaskPlan planFollowUp(LeadJob job, @Variable String speedClass) {
    return planner.plan(
        job, new TaskOrder(job.header("task"), job.header("team"), true, speedClass));
  }
}
