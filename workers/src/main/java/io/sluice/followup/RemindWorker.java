package io.sluice.followup;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import io.sluice.bpmn.JobTypes;
import io.sluice.job.LeadJob;
import org.springframework.stereotype.Component;

/** Reminds the rep of a task, named by the header {@code task}, and keeps that it did. */
@Component
public class RemindWorker {

  private final Reminders reminders;

  RemindWorker(Reminders reminders) {
    this.reminders = reminders;
  }

  @JobWorker(type = JobTypes.REMIND)
  public void remind(LeadJob job, @Variable String assignee) {
    reminders.remind(job, assignee);
  }
}
