package io.sluice.privacy;

import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * A person, by what they are here.
 *
 * @param personId the lead that they are, or that survived a merge
 * @param leadIds that one and all that were merged into it, in order
 * @param emails every address of any of them, as it was written
 */
record Person(UUID personId, List<UUID> leadIds, Set<String> emails) {

  /** Regular expressions of PostgreSQL: a text that has one of the addresses in it, as a whole. */
  String[] patterns() {
    return emails.stream()
        .map(email -> "(?<![\\w.%+-])" + literal(email) + "(?![\\w-]|\\.\\w)")
        .toArray(String[]::new);
  }

  private static String literal(String text) {
    return text.replaceAll("[^\\p{L}\\p{N}@_]", "\\\\$0");
  }

  UUID[] ids() {
    return leadIds.toArray(UUID[]::new);
  }
}
