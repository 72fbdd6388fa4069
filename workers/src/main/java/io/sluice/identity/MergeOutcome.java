package io.sluice.identity;

import java.util.UUID;

/** What came of a merge that was asked for. */
public sealed interface MergeOutcome {

  /**
   * They are one person.
   *
   * @param leadId of the survivor
   * @param aliasId the id that leads to the survivor now
   */
  record Merged(UUID mergeId, UUID leadId, UUID aliasId) implements MergeOutcome {}

  /**
   * They stay apart for now.
   *
   * @param code which rule forbids it, in kebab-case, such as {@code consent-differs}
   * @param toDo why, and what to do; names nobody
   */
  record Refused(String code, String toDo) implements MergeOutcome {}
}
