package io.sluice.qualification;

import io.sluice.decision.Evaluation;
import io.sluice.job.UnworkableJobException;

/** Says what is wrong with a table whose answer cannot be read, and how to mend it. */
final class Unreadable {

  private Unreadable() {}

  static UnworkableJobException answer(Evaluation answer, String part, Exception problem) {
    var cause = (Throwable) problem;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return new UnworkableJobException(
        "Decision '%s' (version %d) gives in '%s' what cannot be read: %s Mend the table in Modeler, deploy, and retry."
            .formatted(answer.decisionId(), answer.version(), part, cause.getMessage()));
  }
}
