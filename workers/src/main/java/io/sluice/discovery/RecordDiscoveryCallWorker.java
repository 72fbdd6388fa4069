package io.sluice.discovery;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import io.sluice.bpmn.JobTypes;
import io.sluice.job.LeadJob;
import org.springframework.stereotype.Component;

/** Moves an attempt at a discovery call from the task into PostgreSQL and says what comes next. */
@Component
public class RecordDiscoveryCallWorker {

  private final CallRecorder recorder;

  RecordDiscoveryCallWorker(CallRecorder recorder) {
    this.recorder = recorder;
  }

  @JobWorker(type = JobTypes.RECORD_DISCOVERY_CALL)
  public DiscoveryAnswer recordDiscoveryCall(
      LeadJob job, @Variable(optional = false) CallForm call, @Variable String speedClass) {
    return DiscoveryAnswer.of(recorder.record(job, call, speedClass));
  }
}
