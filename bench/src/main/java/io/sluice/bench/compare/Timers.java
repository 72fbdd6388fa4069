package io.sluice.bench.compare;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * How late timers fire, by the engine's own time stamps. One that was due when it was set is none:
 * it says how fast the engine is, and nothing of its clock.
 */
final class Timers {

  private static final Duration AHEAD = Duration.ofSeconds(1);

  private final Set<Long> waiting = new HashSet<>();
  private final List<Duration> late = new ArrayList<>();

  synchronized void set(long key, Instant at, Instant due) {
    if (!due.isBefore(at.plus(AHEAD))) {
      waiting.add(key);
    }
  }

  synchronized void fired(long key, Instant at, Instant due) {
    if (waiting.remove(key)) {
      late.add(Duration.between(due, at));
    }
  }

  /** How many were set and have not fired. */
  synchronized int waiting() {
    return waiting.size();
  }

  synchronized List<Duration> late() {
    return List.copyOf(late);
  }
}
