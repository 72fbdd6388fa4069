package io.sluice.discovery;

import java.time.Instant;

/**
 * An attempt to be kept: which it was, what the SDR recorded, and what it leads to.
 *
 * @param username who made it, null where anyone of the team might have
 */
record CallEntry(
    Attempt attempt,
    String channel,
    String username,
    DiscoveryCall call,
    Answer answer,
    Instant recordedAt) {}
