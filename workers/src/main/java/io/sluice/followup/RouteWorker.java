package io.sluice.followup;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import io.sluice.bpmn.JobTypes;
import io.sluice.job.LeadJob;
import org.springframework.stereotype.Component;

/**
 * Chooses who does the next task, plans its clocks and prepares its brief. The designer's headers
 * {@code task} and {@code team} say which task, and for whom.
 */
@Component
public class RouteWorker {

  private final TaskPlanner planner;

  RouteWorker(TaskPlanner planner) {
    this.planner = planner;
  }

  @JobWorker(type = JobTypes.ROUTE)
  public TaskPlan route(LeadJob job, @Variable String speedClass) {
    return planner.plan(job, Assignments.Choice.NEXT, speedClass);
  }
}
