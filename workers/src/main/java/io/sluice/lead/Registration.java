package io.sluice.lead;

import java.util.UUID;

/** What became of a {@link Submission}. */
public sealed interface Registration {

  UUID leadId();

  int cycle();

  /** A new cycle was opened, of a new lead or of a known one whose last cycle has ended. */
  record CycleOpened(UUID leadId, int cycle) implements Registration {}

  /** The person is known and their lead is under way: the submission is an engagement on it. */
  record Engaged(UUID leadId, int cycle) implements Registration {}
}
