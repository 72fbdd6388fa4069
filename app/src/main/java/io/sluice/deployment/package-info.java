/**
 * Puts our own models onto the cluster, each only when it has changed since we last did, and never
 * over a newer version of a process designer.
 */
package io.sluice.deployment;
