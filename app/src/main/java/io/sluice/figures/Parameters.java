package io.sluice.figures;

import io.sluice.problem.Problem;
import io.sluice.problem.Violation;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Takes parameters of a query out one by one and collects what is wrong with them. */
final class Parameters {

  private static final int LONGEST = 200;
  private static final LocalDate EARLIEST = LocalDate.of(1970, 1, 1);
  private static final LocalDate LATEST = LocalDate.of(9999, 1, 1);

  private final Map<String, String> given;
  private final List<Violation> violations = new ArrayList<>();

  Parameters(Map<String, String> given) {
    this.given = given;
  }

  /** The first of each, as forms send them. */
  static Map<String, String> of(HttpServletRequest request) {
    var first = new TreeMap<String, String>();
    request.getParameterMap().forEach((name, values) -> first.put(name, values[0]));
    return first;
  }

  /** One line of text; empty where it is blank. */
  Optional<String> text(String name) {
    var value = given.getOrDefault(name, "").strip();
    if (value.length() > LONGEST) {
      refuse(name, "send at most %d characters".formatted(LONGEST));
    } else if (value.chars().anyMatch(Character::isISOControl)) {
      refuse(name, "send one line of text without control characters");
    } else if (!value.isEmpty()) {
      return Optional.of(value);
    }
    return Optional.empty();
  }

  /** One of a few words; empty where it is blank. */
  Optional<String> word(String name, List<String> known) {
    var word = text(name);
    if (word.isPresent() && !known.contains(word.get())) {
      refuse(name, "send one of " + String.join(", ", known) + ", or leave it out");
      return Optional.empty();
    }
    return word;
  }

  /** A day; empty where it is blank. */
  Optional<LocalDate> day(String name) {
    return text(name).flatMap(text -> day(name, text));
  }

  private Optional<LocalDate> day(String name, String text) {
    try {
      var day = LocalDate.parse(text);
      if (!day.isBefore(EARLIEST) && !day.isAfter(LATEST)) {
        return Optional.of(day);
      }
    } catch (DateTimeParseException e) {
      // refused below
    }
    refuse(name, "send a day such as 2026-03-31, from %s to %s".formatted(EARLIEST, LATEST));
    return Optional.empty();
  }

  void refuse(String name, String fix) {
    violations.add(new Violation(name, given.get(name), fix));
  }

  /**
   * @throws Problem with every violation that was found, where any was
   */
  void requireNoViolation() {
    if (!violations.isEmpty()) {
      throw Problem.invalid("Nothing is shown; errors says what to change.", violations);
    }
  }
}
