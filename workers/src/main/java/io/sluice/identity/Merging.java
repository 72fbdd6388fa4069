package io.sluice.identity;

/** Makes one person of two leads, and can take it back. */
public interface Merging {

  /**
   * Merges two leads: the oldest id survives, whichever way round they are named. Asked again for
   * two that are merged already, it answers with that merge.
   */
  MergeOutcome merge(MergeRequest request);
}
