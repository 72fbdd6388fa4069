package io.sluice.request;

import io.sluice.problem.Problem;
import io.sluice.problem.Violation;
import io.sluice.request.RawValue.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;

/**
 * Takes the fields of a request out one by one and collects what is wrong with them. A field that
 * is wrong reads as null, so that the reading goes on and every violation is found.
 */
public final class FieldChecks {

  private static final Pattern WHOLE_NUMBER = Pattern.compile("\\d{1,18}");

  private final RawFields raw;
  private final List<String> known;
  private final List<Violation> violations;

  /**
   * @param known the fields that the caller may send
   */
  public FieldChecks(RawFields raw, List<String> known) {
    this.raw = raw;
    this.known = known;
    this.violations = new ArrayList<>(raw.violations());
    raw.fields().forEach(this::refuseUnknown);
  }

  /**
   * @throws Problem with every violation that was found, where any was
   */
  public void requireNoViolation(String detail) {
    if (!violations.isEmpty()) {
      throw Problem.invalid(detail, violations);
    }
  }

  /** What was found to be wrong until now. */
  public List<Violation> violations() {
    return List.copyOf(violations);
  }

  public void refuse(String field, String fix) {
    var given = raw.fields().get(field);
    violations.add(new Violation(field, given == null ? null : given.text(), fix));
  }

  public void require(String field) {
    var sentTwiceAsNull = raw.violations().stream().anyMatch(v -> v.field().equals(field));
    if (!raw.fields().containsKey(field) && !sentTwiceAsNull) {
      refuse(field, "send this field, it is required");
    }
  }

  /** One line of text. */
  public String text(String field, int maxLength) {
    return text(field, maxLength, FieldChecks::isUnprintable);
  }

  /** A text that may have several lines. */
  public String lines(String field, int maxLength) {
    return text(field, maxLength, c -> isUnprintable(c) && c != '\n' && c != '\r' && c != '\t');
  }

  private String text(String field, int maxLength, IntPredicate refused) {
    var given = raw.fields().get(field);
    if (given == null) {
      return null;
    }
    if (!given.maybe(Kind.TEXT)) {
      refuse(field, "send a text in quotes");
    } else if (given.text().codePoints().anyMatch(refused)) {
      refuse(field, "remove control characters and broken Unicode");
    } else if (given.text().strip().length() > maxLength) {
      refuse(field, "send at most %d characters".formatted(maxLength));
    } else {
      return given.text().strip();
    }
    return null;
  }

  public UUID uuid(String field) {
    var text = text(field, 64);
    try {
      return text == null ? null : UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      refuse(field, "send a UUID");
      return null;
    }
  }

  public Long wholeNumber(String field, long max) {
    var given = raw.fields().get(field);
    if (given == null) {
      return null;
    }
    var text = given.text().strip();
    if (!given.maybe(Kind.NUMBER)) {
      refuse(field, "send a number without quotes");
    } else if (!WHOLE_NUMBER.matcher(text).matches() || Long.parseLong(text) > max) {
      refuse(field, "send a whole number from 0 to %d".formatted(max));
    } else {
      return Long.valueOf(text);
    }
    return null;
  }

  public String choice(String field, Set<String> choices, String fallback) {
    if (!raw.fields().containsKey(field)) {
      return fallback;
    }
    var text = text(field, 255);
    if (text != null && !choices.contains(text)) {
      refuse(field, "send one of " + String.join(", ", new TreeSet<>(choices)));
      return null;
    }
    return text;
  }

  private void refuseUnknown(String field, RawValue value) {
    if (!known.contains(field)) {
      violations.add(
          new Violation(
              field, value.text(), "remove this field; known are " + String.join(", ", known)));
    }
  }

  private static boolean isUnprintable(int codePoint) {
    var type = Character.getType(codePoint);
    return type == Character.CONTROL || type == Character.SURROGATE;
  }
}
