package io.sluice.process;

import io.sluice.local.test.TestStack;
import java.time.Duration;
import java.time.Instant;
import java.util.NavigableMap;
import java.util.TreeMap;

/** The engine's clock, moved in steps, and when it came to show each instant. */
final class SteppedClock {

  /** From when each jump was, by where it landed. */
  private final NavigableMap<Instant, Instant> jumps = new TreeMap<>();

  void step(Duration step) {
    var from = VirtualTime.now();
    var target = from.plus(step);
    TestStack.shared().clock().advanceTo(target);
    jumps.put(target, from);
  }

  /** An instant that the clock ran past by itself, or where it landed that jumped over it. */
  Instant reached(Instant instant) {
    var jump = jumps.ceilingEntry(instant);
    return jump == null || !instant.isAfter(jump.getValue()) ? instant : jump.getKey();
  }
}
