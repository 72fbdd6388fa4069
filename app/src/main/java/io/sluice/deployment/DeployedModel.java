package io.sluice.deployment;

import java.time.Instant;

/**
 * What we know of a model that we deployed, or were about to.
 *
 * @param version the one it got; while the deployment's outcome is unknown, the one it should get
 * @param deployedAt null while the outcome is unknown
 */
record DeployedModel(String resource, String checksum, int version, Instant deployedAt) {

  boolean isPending() {
    return deployedAt == null;
  }
}
