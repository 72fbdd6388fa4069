package io.sluice.operations;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says the one sentence instead of a stack trace. */
class MissingPieceAnalyzer extends AbstractFailureAnalyzer<MissingPiece> {

  @Override
  protected FailureAnalysis analyze(Throwable rootFailure, MissingPiece cause) {
    return new FailureAnalysis(cause.getMessage(), null, cause);
  }
}
