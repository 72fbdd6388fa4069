package io.sluice.deployment;

import java.util.OptionalInt;

/**
 * How one model of our bundle stands on the cluster.
 *
 * @param ours the version we deployed last, 0 for none
 * @param newest the newest version on the cluster, 0 for none, empty where that cannot be known
 */
record Standing(ModelId model, int ours, OptionalInt newest, Verdict verdict) {

  static Standing of(
      ModelId model, String checksum, DeployedModel known, OptionalInt newest, boolean overwrite) {
    var changed = known == null || known.isPending() || !known.checksum().equals(checksum);
    var ours = known == null ? 0 : known.isPending() ? known.version() - 1 : known.version();
    return new Standing(model, ours, newest, Verdict.of(ours, newest, changed, overwrite));
  }

  boolean isOutside() {
    return verdict == Verdict.HOLD_BACK || verdict == Verdict.LEAVE_TO_DESIGNER;
  }

  /** The version that a deployment will give to the model, if nobody deploys in between. */
  int expected() {
    return newest.orElse(ours) + 1;
  }
}
