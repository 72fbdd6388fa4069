package io.sluice.followup;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import io.sluice.bpmn.JobTypes;
import io.sluice.bpmn.Tasks;
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
  private final ReviewPlanner reviews;

  RouteWorker(TaskPlanner planner, ReviewPlanner reviews) {
    this.planner = planner;
    this.reviews = reviews;
  }

  /**
   * @param candidateId which two leads are to be reviewed, null for any other task
   */
  @JobWorker(type = JobTypes.ROUTE)
  public TaskPlan route(LeadJob job, @Variable String speedClass, @Variable String candidateId) {
    return job.header("task").equals(Tasks.REVIEW_DUPLICATE)
        ? reviews.plan(job, order(job, speedClass), candidateId)
        : route(job, speedClass);
  }

  /** Of a task about one lead. */
  public TaskPlan route(LeadJob job, String speedClass) {
    return planner.plan(job, order(job, speedClass));
  }

  private static TaskOrder order(LeadJob job, String speedClass) {
    return new TaskOrder(job.header("task"), job.header("team"), false, speedClass);
  }
}
