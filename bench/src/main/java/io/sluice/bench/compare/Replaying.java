package io.sluice.bench.compare;

import java.time.Instant;
import java.util.Optional;

/**
 * An engine that replays after a kill what it had done since it last wrote down where it stands.
 */
interface Replaying {

  /** Has it write down where it stands: after a kill it replays what came since. */
  void snapshot();

  /** Looks for the first command from then on. */
  void watch(Instant from);

  /** When it has processed the first command of a program since {@link #watch}. */
  Optional<Instant> firstCommand();

  /** How long it says that it took to have all back when it was last started. */
  double replaySeconds();
}
