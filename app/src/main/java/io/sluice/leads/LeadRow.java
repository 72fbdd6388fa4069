package io.sluice.leads;

import java.time.Instant;
import java.util.UUID;

/**
 * A lead as it stands in the list.
 *
 * @param name null, as all about the person, where they were erased
 * @param grade fit and readiness, such as {@code A2}; null where it was not assessed
 * @param place the stage or the outcome of the cycle
 * @param since when it came to stand there
 * @param reason why the cycle ended so, null where it has not or nobody said
 * @param owner what who has it is called, null where nobody does
 * @param dueAt when the first of its open tasks is or was due, null where none is
 */
public record LeadRow(
    UUID leadId,
    int cycle,
    String name,
    String firstName,
    String lastName,
    String email,
    String phone,
    String jobTitle,
    String company,
    String website,
    String country,
    String industry,
    Integer employees,
    String source,
    String channel,
    String grade,
    String place,
    Instant since,
    String reason,
    String owner,
    Instant dueAt,
    boolean late,
    boolean erased) {

  public String placeWords() {
    return LeadWords.place(place);
  }

  public String placeMeaning() {
    return LeadWords.meaning(place);
  }

  public String reasonWords() {
    return LeadWords.plain(reason);
  }
}
