package io.sluice.followup;

import io.camunda.client.annotation.JobWorker;
import io.sluice.bpmn.JobTypes;
import io.sluice.job.LeadJob;
import io.sluice.job.UnworkableJobException;
import java.time.Clock;
import org.springframework.stereotype.Component;

/**
 * Stands behind every reminder, which is an end event named {@code TASK-reminded}: keeps that who
 * has the task was reminded of it.
 */
@Component
public class RemindWorker {

  private static final String SUFFIX = "-reminded";

  private final Assignments assignments;
  private final Steps steps;
  private final Clock clock;

  RemindWorker(Assignments assignments, Steps steps, Clock clock) {
    this.assignments = assignments;
    this.steps = steps;
    this.clock = clock;
  }

  @JobWorker(type = JobTypes.REMIND)
  public void remind(LeadJob job) {
    var silent = assignments.requireLatest(job, task(job));
    steps.take(job, Step.REMINDED, silent, silent.clocks().remindAt(), clock.instant());
  }

  private static String task(LeadJob job) {
    if (!job.elementId().endsWith(SUFFIX)) {
      throw new UnworkableJobException(
          "Event '%s' is no reminder: give it the id of the task it reminds of and '%s', such as 'accept-lead%s'."
              .formatted(job.elementId(), SUFFIX, SUFFIX));
    }
    return job.elementId().substring(0, job.elementId().length() - SUFFIX.length());
  }
}
