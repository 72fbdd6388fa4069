package io.sluice.followup;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import io.sluice.bpmn.JobTypes;
import io.sluice.job.LeadJob;
import org.springframework.stereotype.Component;

/**
 * Chooses who does the next task, plans its clocks and prepares its brief. The designer's headers
 * {@code task} and {@code team} say which task, and for whom. Run again for the same task, it sees
 * what became of it: a rep who rejected it or did not answer is followed by the next one.
 */
@Component
public class RouteWorker {

  private final TaskPlanner planner;

  RouteWorker(TaskPlanner planner) {
    this.planner = planner;
  }

  @JobWorker(type = JobTypes.ROUTE)
  public TaskPlan route(LeadJob job, @Variable String speedClass) {
    return planner.plan(
        job, new TaskOrder(job.header("task"), job.header("team"), false, speedClass));
  }
}
