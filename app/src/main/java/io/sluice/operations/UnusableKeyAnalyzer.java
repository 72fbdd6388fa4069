package io.sluice.operations;

import io.sluice.suppression.UnusableKeyException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says what to do about the key for hashes instead of a stack trace. */
class UnusableKeyAnalyzer extends AbstractFailureAnalyzer<UnusableKeyException> {

  @Override
  protected FailureAnalysis analyze(Throwable rootFailure, UnusableKeyException cause) {
    return new FailureAnalysis(cause.getMessage(), null, cause);
  }
}
