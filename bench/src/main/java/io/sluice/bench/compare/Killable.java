package io.sluice.bench.compare;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

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

  /** Has the engine write down where it stands: after a kill it replays what came since. */
  void snapshot();

  /** Looks for the first command from then on. */
  void watch(Instant from);

  /** When the engine has processed the first command of a program since {@link #watch}. */
  Optional<Instant> firstCommand();

  /** How long the engine says that it took to have all back when it was last started. */
  double replaySeconds();
}
