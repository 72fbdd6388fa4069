package io.sluice.identity;

import java.util.UUID;

/**
 * Makes one person of two leads, and can take it back: what happened to each stays under its own
 * id, and whoever reads the one that survives reads it together with its aliases.
 */
public interface Merging {

  /**
   * Merges two leads: the oldest id survives, whichever way round they are named. Asked again for
   * two that are merged already, it answers with that merge.
   */
  MergeOutcome merge(MergeRequest request);

  /**
   * Takes a merge back: the two are two again, and one that was under way or asleep when it was
   * merged is so again. What was withdrawn is not resumed: a next cycle is opened.
   *
   * @param by user name of who does
   */
  UndoOutcome undo(UUID mergeId, String by);
}
