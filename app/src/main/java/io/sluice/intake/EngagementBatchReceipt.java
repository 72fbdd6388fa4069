package io.sluice.intake;

import java.util.List;

/**
 * The answer to a batch of engagements.
 *
 * @param recorded how many are in the log now that were not before
 * @param duplicate how many are of an event that was recorded before, or earlier in this batch
 * @param refused how many are not recorded, each of which is in {@code errors}
 * @param movedClocks how many open tasks got new clocks from touches
 */
record EngagementBatchReceipt(
    int recorded, int duplicate, int refused, int movedClocks, List<RefusedEngagement> errors) {

  /**
   * One thing wrong with an engagement that was refused.
   *
   * @param index where it stands in the batch, from 0
   * @param field as the caller named it
   * @param value what was given, shortened; null where nothing was
   * @param fix what to send instead
   */
  record RefusedEngagement(int index, String field, String value, String fix) {}
}
