package io.sluice.followup;

import io.camunda.client.annotation.JobWorker;
import io.sluice.bpmn.JobTypes;
import io.sluice.job.LeadJob;
import org.springframework.stereotype.Component;

/** Gives up a task that nobody answers, named by the header {@code task}: the lead is recycled. */
@Component
public class GiveUpWorker {

  private final GivingUp givingUp;

  GiveUpWorker(GivingUp givingUp) {
    this.givingUp = givingUp;
  }

  @JobWorker(type = JobTypes.GIVE_UP)
  public GivenUp giveUp(LeadJob job) {
    return givingUp.giveUp(job);
  }
}
