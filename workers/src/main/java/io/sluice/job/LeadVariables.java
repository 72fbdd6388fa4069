package io.sluice.job;

import io.camunda.client.annotation.customizer.JobWorkerValueCustomizer;
import io.camunda.client.annotation.value.JobWorkerValue;
import io.camunda.client.annotation.value.SourceAware;
import java.util.ArrayList;
import org.springframework.stereotype.Component;

/** Fetches {@code leadId} and {@code cycle} with every job, which a {@link LeadJob} needs. */
@Component
class LeadVariables implements JobWorkerValueCustomizer {

  @Override
  public void customize(JobWorkerValue worker) {
    var names = new ArrayList<>(worker.getFetchVariables());
    names.add(new SourceAware.FromAnnotation<>("leadId"));
    names.add(new SourceAware.FromAnnotation<>("cycle"));
    worker.setFetchVariables(names);
  }
}
