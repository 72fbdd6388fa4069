package io.sluice.intake;

import io.sluice.request.RawFields;
import io.sluice.request.RawValue;
import io.sluice.request.RawValue.Kind;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the start form of {@code capture-lead} holds. */
final class CapturedLead {

  /** What is about the person, and must not stay in the engine. */
  static final List<String> PERSONAL =
      List.of(
          LeadField.EMAIL,
          LeadField.FIRST_NAME,
          LeadField.LAST_NAME,
          LeadField.PHONE,
          LeadField.JOB_TITLE,
          LeadField.COMPANY,
          LeadField.WEBSITE,
          LeadField.COUNTRY,
          LeadField.NOTE,
          "problem");

  private static final List<String> FIELDS =
      List.of(
          LeadField.EMAIL,
          LeadField.FIRST_NAME,
          LeadField.LAST_NAME,
          LeadField.PHONE,
          LeadField.JOB_TITLE,
          LeadField.COMPANY,
          LeadField.WEBSITE,
          LeadField.COUNTRY,
          LeadField.ENTRY,
          LeadField.ENTERED_BY,
          LeadField.ACTIVITY,
          LeadField.NOTE);

  private CapturedLead() {}

  /** A lead of one's own is outbound, and its source is the door it came by. */
  static RawFields read(Map<String, Object> variables) {
    var fields = new TreeMap<String, RawValue>();
    for (var name : FIELDS) {
      if (variables.get(name) instanceof Object value && !value.toString().isBlank()) {
        fields.put(name, raw(value));
      }
    }
    fields.put(LeadField.SOURCE, fields.getOrDefault(LeadField.ENTRY, text("tasklist")));
    fields.put(LeadField.CHANNEL, text("outbound"));
    return new RawFields(fields, List.of());
  }

  private static RawValue raw(Object value) {
    return switch (value) {
      case String text -> text(text);
      case Number number -> new RawValue(Kind.NUMBER, number.toString());
      default -> new RawValue(Kind.OTHER, value.toString());
    };
  }

  private static RawValue text(String text) {
    return new RawValue(Kind.TEXT, text);
  }
}
