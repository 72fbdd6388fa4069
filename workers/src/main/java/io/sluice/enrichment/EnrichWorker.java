package io.sluice.enrichment;

import io.camunda.client.annotation.JobWorker;
import io.sluice.bpmn.JobTypes;
import io.sluice.job.LeadJob;
import org.springframework.stereotype.Component;

/**
 * Fills in what sources know of a lead's company. Few at a time, so that a slow source leaves
 * threads to the other workers.
 */
@Component
public class EnrichWorker {

  private static final int FEW = 3;

  private final Enrichment enrichment;

  EnrichWorker(Enrichment enrichment) {
    this.enrichment = enrichment;
  }

  @JobWorker(type = JobTypes.ENRICH, maxJobsActive = FEW)
  public void enrich(LeadJob job) {
    enrichment.enrich(job);
  }
}
