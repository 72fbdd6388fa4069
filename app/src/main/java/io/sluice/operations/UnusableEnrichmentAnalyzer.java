package io.sluice.operations;

import io.sluice.enrichment.UnusableEnrichmentException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says what to change of the configured sources instead of a stack trace. */
class UnusableEnrichmentAnalyzer extends AbstractFailureAnalyzer<UnusableEnrichmentException> {

  @Override
  protected FailureAnalysis analyze(Throwable rootFailure, UnusableEnrichmentException cause) {
    return new FailureAnalysis(
        "Sluice cannot ask the configured sources.", cause.getMessage(), cause);
  }
}
