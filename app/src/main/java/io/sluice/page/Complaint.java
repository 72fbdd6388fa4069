package io.sluice.page;

import io.sluice.problem.Problem;
import io.sluice.problem.Violation;
import java.util.List;

/**
 * What is wrong, for a person.
 *
 * @param text null where the title says it all
 * @param lines what to do about it, one by one
 */
public record Complaint(String title, String text, List<String> lines) {

  public static Complaint of(Problem problem) {
    var body = problem.getBody();
    return problem instanceof Problem.Refused refused
        ? new Complaint(
            body.getDetail(), null, refused.violations().stream().map(Complaint::line).toList())
        : new Complaint(body.getTitle(), body.getDetail(), List.of());
  }

  private static String line(Violation violation) {
    return violation.value() == null
        ? "%s: %s".formatted(violation.field(), violation.fix())
        : "%s (%s): %s".formatted(violation.field(), violation.value(), violation.fix());
  }
}
