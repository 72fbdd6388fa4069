package io.sluice.page;

import io.sluice.problem.Problem;
import io.sluice.problem.Violation;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Takes parameters of a query out one by one and collects what is wrong with them. */
public final class Parameters {

  private static final int LONGEST = 200;
  private static final LocalDate EARLIEST = LocalDate.of(1970, 1, 1);
  private static final LocalDate LATEST = LocalDate.of(9999, 1, 1);

  private final Map<String, String> given;
  private final List<Violation> violations = new ArrayList<>();

  public Parameters(Map<String, String> given) {
    this.given = given;
  }

  /** The first of each, as forms send them. */
  public static Map<String, String> of(HttpServletRequest request) {
    var first = new TreeMap<String, String>();
    request.getParameterMap().forEach((name, values) -> first.put(name, values[0]));
    return first;
  }

  /** The query of an address that has these, to put behind its question mark. */
  public static String query(Map<String, String> parameters) {
    return parameters.entrySet().stream()
        .map(each -> encoded(each.getKey()) + "=" + encoded(each.getValue()))
        .collect(Collectors.joining("&"));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** One line of text; empty where it is blank. */
  public Optional<String> text(String name) {
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
  public Optional<String> word(String name, List<String> known) {
    var word = text(name);
    if (word.isPresent() && !known.contains(word.get())) {
      refuse(name, "send one of " + String.join(", ", known) + ", or leave it out");
      return Optional.empty();
    }
    return word;
  }

  /** One of these constants, by its code; empty where it is blank. */
  public <E extends Enum<E>> Optional<E> one(String name, Class<E> type) {
    return word(name, Codes.all(type)).flatMap(code -> Codes.find(type, code));
  }

  /** A whole number from 0 on; 0 where it is blank. */
  public int number(String name, int most) {
    var text = given.getOrDefault(name, "").strip();
    try {
      var number = text.isEmpty() ? 0 : Integer.parseInt(text);
      if (number >= 0 && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // refused below
    }
    refuse(name, "send a number from 0 to " + most);
    return 0;
  }

  /** Whether it says anything. */
  public boolean has(String name) {
    return !given.getOrDefault(name, "").isBlank();
  }

  /** A day; empty where it is blank. */
  public Optional<LocalDate> day(String name) {
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

  /** Says what is wrong with one. */
  public void refuse(String name, String fix) {
    violations.add(new Violation(name, given.get(name), fix));
  }

  /**
   * @throws Problem with every violation that was found, where any was
   */
  public void requireNoViolation() {
    if (!violations.isEmpty()) {
      throw Problem.invalid("Nothing is shown; errors says what to change.", violations);
    }
  }
}
