package io.sluice.discovery;

import java.util.Optional;
import java.util.UUID;

/**
 * An attempt that is due or under way.
 *
 * @param contact who is addressed in the lead's place
 * @param promised whether somebody asked for this call, which makes it one whatever the cadence has
 */
record Attempt(int number, Optional<UUID> contact, boolean promised) {

  static final Attempt FIRST = new Attempt(1, Optional.empty(), false);
  static final String CALL = "call";

  /** The channel by the cadence's row for this attempt; beyond its end only calls are promised. */
  String channel(Optional<CadenceStep> step) {
    return promised ? CALL : step.map(CadenceStep::channel).orElse(CALL);
  }
}
