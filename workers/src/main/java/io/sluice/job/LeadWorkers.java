package io.sluice.job;

import io.camunda.client.annotation.customizer.JobWorkerValueCustomizer;
import io.camunda.client.annotation.value.JobWorkerValue;
import io.camunda.client.annotation.value.SourceAware;
import java.util.ArrayList;
import org.springframework.stereotype.Component;

/**
 * What all workers have in common: they fetch {@code leadId} and {@code cycle}, which a {@link
 * LeadJob} needs, and what they tell an absent engine is told again until the job's time is up (the
 * starter's default is not at all).
 */
@Component
class LeadWorkers implements JobWorkerValueCustomizer {

  /** Some two minutes, the time-out of a job, at a pause of up to 5 s: {@link CommandErrors}. */
  private static final int TRIES = 30;

  @Override
  public void customize(JobWorkerValue worker) {
    var names = new ArrayList<>(worker.getFetchVariables());
    names.add(new SourceAware.FromAnnotation<>("leadId"));
    names.add(new SourceAware.FromAnnotation<>("cycle"));
    worker.setFetchVariables(names);
    worker.setMaxRetries(new SourceAware.FromAnnotation<>(TRIES));
  }
}
