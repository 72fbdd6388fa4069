package io.sluice.reps.page;

import io.sluice.problem.Problem;
import java.util.Map;

/**
 * What is wrong with a form that was sent.
 *
 * @param username whom it is about
 * @param form which one of theirs
 * @param sent what stands in its fields
 */
public record Mistake(String username, String form, Problem problem, Map<String, String> sent) {

  public boolean isIn(String ofUser, String ofForm) {
    return username.equals(ofUser) && form.equals(ofForm);
  }

  /** What to do about a field; null where nothing is wrong with it. */
  public String fix(String field) {
    return problem instanceof Problem.Refused refused
        ? refused.violations().stream()
            .filter(violation -> violation.field().equals(field))
            .map(violation -> violation.fix())
            .findFirst()
            .orElse(null)
        : null;
  }
}
