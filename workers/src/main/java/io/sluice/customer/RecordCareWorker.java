package io.sluice.customer;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import io.sluice.bpmn.JobTypes;
import io.sluice.job.LeadJob;
import org.springframework.stereotype.Component;

/**
 * Moves what a customer success manager answered from the task that the header {@code task} names
 * into PostgreSQL.
 */
@Component
public class RecordCareWorker {

  private final CareRecording recording;

  RecordCareWorker(CareRecording recording) {
    this.recording = recording;
  }

  @JobWorker(type = JobTypes.RECORD_CARE)
  public void recordCare(
      LeadJob job, @Variable(optional = false) CareAnswer care, @Variable String reasonCode) {
    recording.record(job, care, reasonCode);
  }
}
