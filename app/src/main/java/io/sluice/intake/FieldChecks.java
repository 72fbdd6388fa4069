package io.sluice.intake;

import io.sluice.intake.RawValue.Kind;
import io.sluice.problem.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Takes the fields of one lead out one by one and collects what is wrong with them. A field that is
 * wrong reads as null, so that the reading goes on and every violation is found.
 */
final class FieldChecks {

  private static final Pattern WHOLE_NUMBER = Pattern.compile("\\d{1,18}");

  private final RawLead lead;
  private final List<Violation> violations;

  FieldChecks(RawLead lead) {
    this.lead = lead;
    this.violations = new ArrayList<>(lead.violations());
    lead.fields().forEach(this::refuseUnknown);
  }

  List<Violation> violations() {
    return violations;
  }

  void refuse(String field, String fix) {
    var raw = lead.fields().get(field);
    violations.add(new Violation(field, raw == null ? null : raw.text(), fix));
  }

  void require(String field) {
    var sentTwiceAsNull = lead.violations().stream().anyMatch(v -> v.field().equals(field));
    if (!lead.fields().containsKey(field) && !sentTwiceAsNull) {
      refuse(field, "send this field, it is required");
    }
  }

  String text(String field, int maxLength) {
    var raw = lead.fields().get(field);
    if (raw == null) {
      return null;
    }
    if (!raw.maybe(Kind.TEXT)) {
      refuse(field, "send a text in quotes");
    } else if (raw.text().codePoints().anyMatch(FieldChecks::isUnprintable)) {
      refuse(field, "remove control characters and broken Unicode");
    } else if (raw.text().strip().length() > maxLength) {
      refuse(field, "send at most %d characters".formatted(maxLength));
    } else {
      return raw.text().strip();
    }
    return null;
  }

  Long wholeNumber(String field, long max) {
    var raw = lead.fields().get(field);
    if (raw == null) {
      return null;
    }
    var text = raw.text().strip();
    if (!raw.maybe(Kind.NUMBER)) {
      refuse(field, "send a number without quotes");
    } else if (!WHOLE_NUMBER.matcher(text).matches() || Long.parseLong(text) > max) {
      refuse(field, "send a whole number from 0 to %d".formatted(max));
    } else {
      return Long.valueOf(text);
    }
    return null;
  }

  String choice(String field, Set<String> choices, String fallback) {
    if (!lead.fields().containsKey(field)) {
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
    if (!LeadField.ALL.contains(field)) {
      violations.add(
          new Violation(
              field,
              value.text(),
              "remove this field; known are " + String.join(", ", LeadField.ALL)));
    }
  }

  private static boolean isUnprintable(int codePoint) {
    var type = Character.getType(codePoint);
    return type == Character.CONTROL || type == Character.SURROGATE;
  }
}
