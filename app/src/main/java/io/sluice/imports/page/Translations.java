package io.sluice.imports.page;

import io.sluice.problem.Problem;
import io.sluice.problem.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What words of a file mean, as people write it: {@code activity: Demo = demo-request}, line by
 * line.
 */
record Translations(Map<String, Map<String, String>> byField) {

  private static final String FIX = "write field: what stands in the file = what it means";

  /**
   * @throws Problem 400 with each line that cannot be read
   */
  static Translations read(String text) {
    var byField = new TreeMap<String, Map<String, String>>();
    List<Violation> violations = new ArrayList<>();
    for (var line : text.lines().filter(line -> !line.isBlank()).toList()) {
      int colon = line.indexOf(':');
      int equals = line.lastIndexOf('=');
      if (colon < 1 || equals < colon) {
        violations.add(new Violation("translations", line, FIX));
      } else {
        byField
            .computeIfAbsent(line.substring(0, colon).strip(), field -> new TreeMap<>())
            .put(line.substring(colon + 1, equals).strip(), line.substring(equals + 1).strip());
      }
    }
    if (!violations.isEmpty()) {
      throw Problem.invalid("What words of the file mean cannot be read.", violations);
    }
    return new Translations(byField);
  }

  static String print(Map<String, Map<String, String>> byField) {
    return new TreeMap<>(byField)
        .entrySet().stream()
            .flatMap(
                field ->
                    new TreeMap<>(field.getValue())
                        .entrySet().stream()
                            .map(
                                word ->
                                    "%s: %s = %s"
                                        .formatted(field.getKey(), word.getKey(), word.getValue())))
            .collect(Collectors.joining("\n"));
  }
}
