package io.sluice.page;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;

/** The fields of a form that was sent. */
public record FormFields(HttpServletRequest request) {

  /** Empty where it is blank or missing. */
  public Optional<String> text(String name) {
    return Optional.ofNullable(request.getParameter(name))
        .map(String::strip)
        .filter(text -> !text.isEmpty());
  }

  /** What stands behind the prefix in the names that begin with it. */
  public List<String> namesAfter(String prefix) {
    return request.getParameterMap().keySet().stream()
        .filter(name -> name.startsWith(prefix))
        .map(name -> name.substring(prefix.length()))
        .toList();
  }
}
