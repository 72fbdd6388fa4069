package io.sluice.duplicate;

import java.util.UUID;

/**
 * Two leads that are alike.
 *
 * @param leadId of the one that was captured later
 * @param cycle its latest
 * @param knownId of the other
 */
record Likeness(UUID leadId, int cycle, UUID knownId, Evidence evidence) {}
