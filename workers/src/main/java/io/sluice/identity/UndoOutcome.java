package io.sluice.identity;

import java.util.UUID;

/** What came of taking a merge back. */
public sealed interface UndoOutcome {

  /**
   * They are two again.
   *
   * @param leadId of the one that had survived
   * @param aliasId of the one that was its alias
   * @param cycle that was opened for the latter, null where none was
   */
  record Undone(UUID leadId, UUID aliasId, Integer cycle) implements UndoOutcome {}

  /**
   * Nothing was changed.
   *
   * @param code which rule forbids it, in kebab-case, such as {@code unknown-merge}
   * @param toDo why, and what to do; names nobody
   */
  record Refused(String code, String toDo) implements UndoOutcome {}
}
