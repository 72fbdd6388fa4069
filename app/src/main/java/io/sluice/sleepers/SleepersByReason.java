package io.sluice.sleepers;

import java.time.Instant;

/**
 * How many sleep for a reason on a track.
 *
 * @param reason null where there is none
 * @param next when the first of them wakes; null for archived leads
 */
public record SleepersByReason(
    String outcome, String reason, String track, Instant next, int leads) {

  /** What the reason is called in addresses. */
  public String key() {
    return reason == null ? SleepersFilter.NO_REASON : reason;
  }
}
