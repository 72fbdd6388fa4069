package io.sluice.merging;

import java.util.UUID;

/**
 * A merge that was made.
 *
 * @param leadId the lead that survives
 * @param duplicateId the lead that is an alias of it from now on
 */
record MergeReceipt(UUID mergeId, UUID leadId, UUID duplicateId) {}
