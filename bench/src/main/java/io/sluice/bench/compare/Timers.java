package io.sluice.bench.compare;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How late timers fire, by the engine's own time stamps. One that was due when it was set is none:
 * it says how fast the engine is, and nothing of its clock.
 */
final class Timers {

  private static final Duration AHEAD = Duration.ofSeconds(1);

  private final Map<Long, Boolean> waiting = new HashMap<>();
  private final List<Duration> late = new ArrayList<>();
  private int fired;

  synchronized void set(long key, Instant at, Instant due) {
    waiting.put(key, !due.isBefore(at.plus(AHEAD)));
  }

  synchronized void fired(long key, Instant at, Instant due) {
    var counts = waiting.remove(key);
    if (counts != null) {
      fired++;
      if (counts) {
        late.add(Duration.between(due, at));
      }
    }
  }

  /** How many have fired, those that were due when they were set among them. */
  synchronized int fired() {
    return fired;
  }

  synchronized List<Duration> late() {
    return List.copyOf(late);
  }
}
