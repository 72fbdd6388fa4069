package io.sluice.followup;

import io.sluice.lead.Person;
import java.util.Optional;

/**
 * Whom a task is about to reach: the lead, or someone they referred to.
 *
 * @param referredBy the name of the one who did
 */
public record Contact(
    String name, String jobTitle, String phone, String email, Optional<String> referredBy) {

  static Contact of(Person person) {
    return new Contact(
        person.displayName(), person.jobTitle(), person.phone(), person.email(), Optional.empty());
  }
}
