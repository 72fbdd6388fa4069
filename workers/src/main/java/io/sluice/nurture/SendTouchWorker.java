package io.sluice.nurture;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import io.sluice.bpmn.JobTypes;
import io.sluice.job.LeadJob;
import org.springframework.stereotype.Component;

/** Sends a sleeping lead one touch, if they still want it. */
@Component
public class SendTouchWorker {

  private final Touching touching;

  SendTouchWorker(Touching touching) {
    this.touching = touching;
  }

  /**
   * @param template null when there is nothing more to send
   * @param nextAfterDays null when it is the last one
   */
  @JobWorker(type = JobTypes.SEND_TOUCH)
  public Touched sendTouch(
      LeadJob job,
      @Variable(optional = false) int touchStep,
      @Variable String template,
      @Variable Integer nextAfterDays) {
    return new Touched(touching.touch(job, touchStep, template, nextAfterDays).code());
  }

  /** What the process goes on with. */
  public record Touched(String touch) {}
}
