package io.sluice.lead;

/**
 * People who were entered together and are matched to accounts one after the other: whoever comes
 * later is of no account yet when somebody before them is looked at.
 */
public interface AccountTurns {

  /** Matches all whose turn comes before this one. */
  void before(int turn);

  /** Matches all who are left. */
  default void finish() {
    before(Integer.MAX_VALUE);
  }
}
