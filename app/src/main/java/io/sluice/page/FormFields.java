package io.sluice.page;

import io.sluice.problem.Problem;
import io.sluice.problem.Violation;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;

/** The fields of a form that was sent. */
public record FormFields(HttpServletRequest request) {

  /**
   * Empty where it is blank or missing.
   *
   * @throws Problem where it has the character in it that nothing can store
   */
  public Optional<String> text(String name) {
    var text = Optional.ofNullable(request.getParameter(name)).map(String::strip);
    if (text.filter(it -> it.indexOf('\0') >= 0).isPresent()) {
      throw Problem.invalid(
          "The form was not taken in.",
          List.of(new Violation(name, text.get(), "write it without control characters")));
    }
    return text.filter(it -> !it.isEmpty());
  }

  /** What stands behind the prefix in the names that begin with it. */
  public List<String> namesAfter(String prefix) {
    return request.getParameterMap().keySet().stream()
        .filter(name -> name.startsWith(prefix))
        .map(name -> name.substring(prefix.length()))
        .toList();
  }
}
