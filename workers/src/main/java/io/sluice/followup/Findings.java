package io.sluice.followup;

import io.sluice.lead.Lead;
import io.sluice.qualification.Bant;
import java.util.Optional;

/**
 * What is to be told of discovery in a brief.
 *
 * @param bant of the latest attempt that reached somebody
 * @param nextStep what was agreed and for when, such as {@code Demo on 3 Dec}
 * @param attempts such as {@code 4 attempts in 6 working days, connected by phone}
 * @param contact who is addressed in the lead's place
 */
public record Findings(
    Optional<Bant> bant,
    Optional<String> nextStep,
    Optional<String> attempts,
    Optional<Contact> contact) {

  /** Whom the next task is about to reach. */
  Contact addressee(Lead lead) {
    return contact.orElseGet(() -> Contact.of(lead.person()));
  }
}
