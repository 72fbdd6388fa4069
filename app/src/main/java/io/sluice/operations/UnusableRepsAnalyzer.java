package io.sluice.operations;

import io.sluice.routing.UnusableRepsException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says what to change of the configured reps instead of a stack trace. */
class UnusableRepsAnalyzer extends AbstractFailureAnalyzer<UnusableRepsException> {

  @Override
  protected FailureAnalysis analyze(Throwable rootFailure, UnusableRepsException cause) {
    return new FailureAnalysis(
        "Sluice cannot enter the configured reps.", cause.getMessage(), cause);
  }
}
