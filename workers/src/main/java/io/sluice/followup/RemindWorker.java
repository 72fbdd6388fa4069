package io.sluice.followup;

import io.camunda.client.annotation.JobWorker;
import io.sluice.bpmn.JobTypes;
import io.sluice.job.LeadJob;
import io.sluice.job.UnworkableJobException;
import org.springframework.stereotype.Component;

/**
 * Stands behind every reminder, which is an end event named {@code TASK-reminded}: reminds who has
 * the task and keeps that they were.
 */
@Component
public class RemindWorker {

  private static final String SUFFIX = "-reminded";

  private final Reminding reminding;

  RemindWorker(Reminding reminding) {
    this.reminding = reminding;
  }

  @JobWorker(type = JobTypes.REMIND)
  public void remind(LeadJob job) {
    reminding.remind(job, task(job));
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
