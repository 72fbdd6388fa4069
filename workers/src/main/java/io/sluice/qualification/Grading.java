package io.sluice.qualification;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The latest assessments of a lead's cycle; each is missing where its check did not run. */
public record Grading(
    Optional<Assessment> fit, Optional<Assessment> readiness, Optional<Assessment> value) {

  public Grading(Optional<Assessment> fit, Optional<Assessment> readiness) {
    this(fit, readiness, Optional.empty());
  }

  /**
   * Grade and level as they count and people read them, such as {@code A2}, or {@code A2 (43 %
   * known)} where less than half of the fit is; empty where neither is known.
   */
  public String words() {
    var code =
        Stream.of(fit, readiness)
            .flatMap(Optional::stream)
            .map(Assessment::counts)
            .collect(Collectors.joining());
    return fit.filter(Assessment::isIncomplete)
        .map(found -> "%s (%d %% known)".formatted(code, found.coverage()))
        .orElse(code);
  }
}
