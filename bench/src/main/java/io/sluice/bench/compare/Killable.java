package io.sluice.bench.compare;

import java.util.List;

/**
 * A side with an engine, of which each part can be killed and started again on what it has left.
 */
interface Killable extends Side {

  /**
   * A part of it.
   *
   * @param kill ends it as {@code kill -9} does, with all that it has started
   * @param startAgain starts it, and returns when it serves
   */
  record Part(String name, Runnable kill, Runnable startAgain) {}

  /** All of them, the broker first. */
  List<Part> parts();

  /** Posts a lead, which is the same one when it is posted again because no answer came. */
  Answer postOnce(Arrival arrival);

  /** Its engine, which tells what it did after a kill. */
  Replaying engine();
}
