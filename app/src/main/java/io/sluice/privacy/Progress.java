package io.sluice.privacy;

import java.time.Instant;

/** How far an erasure has come. */
sealed interface Progress {

  /** Nothing is left to do. */
  record Finished() implements Progress {}

  /**
   * It is to be gone on with later.
   *
   * @param what it waits for, in words that name nobody
   */
  record Waits(String what, Instant until) implements Progress {}
}
