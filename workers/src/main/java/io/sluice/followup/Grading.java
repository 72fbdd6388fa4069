package io.sluice.followup;

import io.sluice.qualification.Assessment;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The latest assessments of a lead's cycle; each is missing where its check did not run. */
record Grading(Optional<Assessment> fit, Optional<Assessment> readiness) {

  /** Grade and level in one word, such as {@code A2}; empty where neither is known. */
  String code() {
    return Stream.of(fit, readiness)
        .flatMap(Optional::stream)
        .map(Assessment::result)
        .collect(Collectors.joining());
  }
}
