package io.sluice.local.supervisor;

import java.time.Instant;

/** One server program of the stack. */
interface Server {

  /** Its name for people. */
  String name();

  /** Starts its process; called before anything else, and again after {@link #kill}. */
  void launch();

  /** Its process. */
  ProcessHandle process();

  /**
   * Returns when it serves.
   *
   * @throws io.sluice.local.LocalStackException if it does not by the deadline
   */
  void awaitHealthy(Instant deadline);

  /** Ends it and all that it has started as {@code kill -9} does, and waits until they are gone. */
  void kill();

  /** What to tell when it serves. */
  String announcement();

  /** What to tell when it ended by itself: the end of its log, and where the log is. */
  String obituary();

  /** Asks it to stop, without waiting. */
  void askToStop();

  /** Waits a little for it to stop, then makes it. */
  void stop();
}
