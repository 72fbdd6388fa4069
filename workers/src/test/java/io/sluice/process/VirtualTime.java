package io.sluice.process;

import io.sluice.local.test.TestStack;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;

/** The clock of the engine and of the workers. */
final class VirtualTime {

  private static final Duration QUIET = Duration.ofMillis(300);

  private VirtualTime() {}

  static Instant now() {
    return TestStack.shared().clock().now();
  }

  /** Moves to an instant; what is due then happens soon. */
  static void moveTo(Instant instant) {
    TestStack.shared().clock().advanceTo(instant);
  }

  static void moveToNext(DayOfWeek day, LocalTime time, ZoneId zone) {
    moveTo(now().atZone(zone).with(TemporalAdjusters.next(day)).with(time).toInstant());
  }

  /** Waits until all that is due has happened. */
  static void settle() {
    TestStack.shared().records().awaitQuiet(QUIET, Waterfall.PATIENCE);
  }
}
