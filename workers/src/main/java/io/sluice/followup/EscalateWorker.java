package io.sluice.followup;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import io.sluice.bpmn.JobTypes;
import io.sluice.job.LeadJob;
import org.springframework.stereotype.Component;

/**
 * Takes a task that nobody answers, named by the variable {@code task}, to a manager: chooses the
 * manager, plans the clocks and prepares what the form shows.
 */
@Component
public class EscalateWorker {

  private final Escalating escalating;

  EscalateWorker(Escalating escalating) {
    this.escalating = escalating;
  }

  @JobWorker(type = JobTypes.ESCALATE)
  public Escalation escalate(
      LeadJob job, @Variable(optional = false) String task, @Variable String speedClass) {
    return escalating.escalate(job, task, speedClass);
  }
}
