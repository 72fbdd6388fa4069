package io.sluice.merging;

import java.util.UUID;

/**
 * A merge that was taken back.
 *
 * @param duplicateId the lead that is one of its own again
 * @param cycle that was opened for it, null where none was
 */
record UndoReceipt(UUID mergeId, UUID leadId, UUID duplicateId, Integer cycle) {}
