package io.sluice.intake;

import java.util.UUID;

/**
 * The answer to an engagement that was recorded.
 *
 * @param movedClocks how many open tasks got new clocks from a touch
 */
record EngagementReceipt(UUID leadId, int movedClocks) {}
