package io.sluice.qualification;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import io.sluice.bpmn.JobTypes;
import io.sluice.job.LeadJob;
import org.springframework.stereotype.Component;

/** Moves what was said in a discovery call from the task into PostgreSQL. */
@Component
public class RecordDiscoveryCallWorker {

  private final DiscoveryCalls calls;

  RecordDiscoveryCallWorker(DiscoveryCalls calls) {
    this.calls = calls;
  }

  @JobWorker(type = JobTypes.RECORD_DISCOVERY_CALL)
  public void recordDiscoveryCall(
      LeadJob job,
      @Variable(optional = false) DiscoveryCall call,
      @Variable(optional = false) String outcome,
      @Variable String reasonCode) {
    calls.record(job, call, outcome, reasonCode);
  }
}
