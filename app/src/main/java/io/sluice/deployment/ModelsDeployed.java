package io.sluice.deployment;

/**
 * The first deployment since the start is over: what had to be deployed is on the cluster, or the
 * engine has refused it.
 */
public record ModelsDeployed() {}
