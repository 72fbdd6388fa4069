package io.sluice.deployment;

import java.util.OptionalInt;

/** What is to be done about one model of our bundle. */
enum Verdict {
  /** Ours is on the cluster as it should be. */
  LEAVE,
  /** A version from outside is newer, and ours has not changed. */
  LEAVE_TO_DESIGNER,
  /** A version from outside is newer, and ours has changed. */
  HOLD_BACK,
  DEPLOY;

  /**
   * @param ours the version we deployed last, 0 for none
   * @param newest the newest one on the cluster, 0 for none, empty where that cannot be known
   * @param changed whether our bundle differs from what we deployed last
   * @param overwrite whether we were told to deploy over a version from outside
   */
  static Verdict of(int ours, OptionalInt newest, boolean changed, boolean overwrite) {
    if (newest.isEmpty()) {
      return changed || overwrite ? DEPLOY : LEAVE;
    }
    if (newest.getAsInt() == 0) {
      return DEPLOY;
    }
    if (newest.getAsInt() == ours) {
      return changed ? DEPLOY : LEAVE;
    }
    if (overwrite) {
      return DEPLOY;
    }
    return changed ? HOLD_BACK : LEAVE_TO_DESIGNER;
  }
}
