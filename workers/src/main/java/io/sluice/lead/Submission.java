package io.sluice.lead;

import java.time.Instant;

/**
 * What came in through a door: who, where they work, how they came, and what they did.
 *
 * @param enteredBy user name of the rep who entered it by hand, else null
 * @param activity the kind of engagement, such as {@code demo-request}
 * @param occurredAt when they did it
 * @param note what the one who entered it wants the next one to know, or null
 */
public record Submission(
    Person person,
    Company company,
    Origin origin,
    Entry entry,
    String enteredBy,
    String activity,
    Instant occurredAt,
    String note) {

  /** An inquiry. */
  public Submission(
      Person person, Company company, Origin origin, String activity, Instant occurredAt) {
    this(person, company, origin, Entry.INQUIRY, null, activity, occurredAt, null);
  }
}
