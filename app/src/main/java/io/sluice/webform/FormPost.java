package io.sluice.webform;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What was sent to a form: the values of each field, by its name, as they came. */
record FormPost(Map<String, List<String>> values) {

  private static final Set<String> NOT_TICKED = Set.of("false", "0", "no", "off");

  /** Empty where it is blank or missing; several values, as of tick boxes, are one text. */
  Optional<String> value(String field) {
    var given =
        values.getOrDefault(field, List.of()).stream()
            .filter(Predicate.not(String::isBlank))
            .collect(Collectors.joining(", "));
    return given.isEmpty() ? Optional.empty() : Optional.of(given);
  }

  /** Browsers send a tick box that is not ticked not at all, programs send one of these words. */
  boolean isTicked(String field) {
    return values.getOrDefault(field, List.of()).stream()
        .anyMatch(value -> !value.isBlank() && !NOT_TICKED.contains(value.strip().toLowerCase()));
  }
}
