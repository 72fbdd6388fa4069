package io.sluice.intake;

import java.util.UUID;

/**
 * The answer to an engagement.
 *
 * @param duplicate whether its event was recorded before; then nothing was changed
 * @param movedClocks how many open tasks got new clocks from a touch
 */
record EngagementReceipt(UUID leadId, boolean duplicate, int movedClocks) {}
