package io.sluice.local.boot;

import io.sluice.local.LocalStackException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Shows the one sentence of a {@link LocalStackException} instead of a stack trace. */
public final class LocalStackFailureAnalyzer extends AbstractFailureAnalyzer<LocalStackException> {

  @Override
  protected FailureAnalysis analyze(Throwable rootFailure, LocalStackException cause) {
    return new FailureAnalysis(cause.getMessage(), null, cause);
  }
}
