package io.sluice.lead;

/**
 * How the lead came to us.
 *
 * @param channel {@code inbound} or {@code outbound}: their close rates differ, so they are kept
 *     apart
 */
public record Origin(String source, String channel) {}
