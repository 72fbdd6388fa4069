package io.sluice.overdue;

import java.time.Duration;
import java.time.Instant;

/**
 * What somebody has open, or what waits in a queue.
 *
 * @param label of the team
 * @param username null for a queue
 * @param rep what they are called
 * @param soon how many are due before long, and not late
 * @param oldest when the one was due that is late the longest; null where none is
 */
public record Load(
    String team,
    String label,
    String username,
    String rep,
    String queue,
    int open,
    int late,
    int soon,
    int escalated,
    Instant oldest,
    Instant now) {

  /** How long the oldest is late; null where none is. */
  public Duration lateBy() {
    return oldest == null ? null : Duration.between(oldest, now);
  }
}
