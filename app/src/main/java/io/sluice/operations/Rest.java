package io.sluice.operations;

/** What takes long is done the more seldom: after it, as long again and again is rested. */
public final class Rest {

  /** How many times as long as it took. */
  private static final int FACTOR = 20;

  private long untilNanos = System.nanoTime();

  /** Does it, unless the rest after the last time is not over. */
  public synchronized void unlessResting(Runnable work) {
    var begun = System.nanoTime();
    if (begun - untilNanos >= 0) {
      try {
        work.run();
      } finally {
        var ended = System.nanoTime();
        untilNanos = ended + FACTOR * (ended - begun);
      }
    }
  }
}
