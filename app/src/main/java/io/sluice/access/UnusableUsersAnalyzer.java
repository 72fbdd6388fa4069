package io.sluice.access;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says what to change of the users' file instead of a stack trace. */
class UnusableUsersAnalyzer extends AbstractFailureAnalyzer<UnusableUsersException> {

  @Override
  protected FailureAnalysis analyze(Throwable rootFailure, UnusableUsersException cause) {
    return new FailureAnalysis("Sluice does not know who may log in.", cause.getMessage(), cause);
  }
}
