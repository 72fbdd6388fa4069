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

  UUID[] ids() {
    return leadIds.toArray(UUID[]::new);
  }
}
