package io.sluice.deployment;

import java.util.Set;

/**
 * The first deployment since the start is over: what had to be deployed is on the cluster, or the
 * engine has refused it.
 *
 * @param forms the ids of the forms in our bundle
 */
public record ModelsDeployed(Set<String> forms) {}
