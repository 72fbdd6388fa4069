package io.sluice.intake;

import io.sluice.request.RawFields;
import io.sluice.request.RawValue;
import io.sluice.request.RawValue.Kind;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a rep entered in the start form of {@code capture-lead}. */
public record CapturedLead(
    String email,
    String firstName,
    String lastName,
    String phone,
    String jobTitle,
    String company,
    String website,
    String country,
    String entry,
    String enteredBy,
    String activity,
    String note) {

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
          LeadField.NOTE);

  /** A lead of one's own is outbound, and its source is the door it came by. */
  RawFields raw() {
    var fields = new TreeMap<String, RawValue>();
    put(fields, LeadField.EMAIL, email);
    put(fields, LeadField.FIRST_NAME, firstName);
    put(fields, LeadField.LAST_NAME, lastName);
    put(fields, LeadField.PHONE, phone);
    put(fields, LeadField.JOB_TITLE, jobTitle);
    put(fields, LeadField.COMPANY, company);
    put(fields, LeadField.WEBSITE, website);
    put(fields, LeadField.COUNTRY, country);
    put(fields, LeadField.ENTRY, entry);
    put(fields, LeadField.ENTERED_BY, enteredBy);
    put(fields, LeadField.ACTIVITY, activity);
    put(fields, LeadField.NOTE, note);
    put(fields, LeadField.SOURCE, entry);
    put(fields, LeadField.CHANNEL, "outbound");
    return new RawFields(fields, List.of());
  }

  private static void put(SortedMap<String, RawValue> fields, String name, String value) {
    if (value != null && !value.isBlank()) {
      fields.put(name, new RawValue(Kind.TEXT, value));
    }
  }
}
