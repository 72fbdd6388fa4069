package io.sluice.process;

import io.sluice.job.LeadJob;
import io.sluice.lead.Registration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** Jobs that no engine made, each of an element instance of its own. */
final class SampleJobs {

  private static final AtomicLong KEYS = new AtomicLong(1);

  private SampleJobs() {}

  /** A job of an instance of its own. */
  static LeadJob of(Registration lead, String elementId, Map<String, String> headers) {
    return of(lead, KEYS.getAndIncrement(), elementId, headers);
  }

  static LeadJob of(
      Registration lead, long processInstanceKey, String elementId, Map<String, String> headers) {
    return new LeadJob(
        lead.leadId(),
        lead.cycle(),
        elementId,
        KEYS.getAndIncrement(),
        processInstanceKey,
        KEYS.getAndIncrement(),
        headers);
  }
}
