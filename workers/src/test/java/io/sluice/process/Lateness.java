package io.sluice.process;

import io.sluice.process.FollowUpJournal.Fired;
import java.time.Duration;
import java.util.List;

/**
 * How late timers fired: from when the engine's clock came to show their instant, or landed behind
 * it in a jump, until the engine activated their event.
 *
 * @param millis real milliseconds, the least first
 */
record Lateness(List<Long> millis) {

  static Lateness of(List<Fired> timers, SteppedClock clock) {
    return new Lateness(
        timers.stream()
            .map(
                timer ->
                    Duration.between(clock.reached(timer.dueAt()), timer.activatedAt()).toMillis())
            .sorted()
            .toList());
  }

  @Override
  public String toString() {
    return "%d timers fired, p50 %d ms, p99 %d ms, at most %d ms after the clock had shown or jumped over their instant"
        .formatted(millis.size(), percentile(50), percentile(99), millis.getLast());
  }

  private long percentile(int percent) {
    return millis.get((millis.size() - 1) * percent / 100);
  }
}
