package io.sluice.lead;

import java.util.UUID;

/**
 * A lead's next cycle was opened as the one before ended. Published inside the transaction of both,
 * so that whoever hears it has its process started in the same.
 */
public record CycleOpened(UUID leadId, int cycle) {}
