package io.sluice.lead;

import java.util.UUID;

/** What became of a {@link Submission}. */
public sealed interface Registration {

  UUID leadId();

  int cycle();

  /** Under which lead it was kept: the same, or the alias of it whose the address is. */
  UUID enteredAs();

  /** A new cycle was opened, of a new lead or of a known one whose last cycle has ended. */
  record CycleOpened(UUID leadId, int cycle, UUID enteredAs) implements Registration {

    /** Of a lead that came in by an address of its own. */
    public CycleOpened(UUID leadId, int cycle) {
      this(leadId, cycle, leadId);
    }
  }

  /** The person is known and their lead is under way: the submission is an engagement on it. */
  record Engaged(UUID leadId, int cycle, UUID enteredAs) implements Registration {

    /** Of a lead that came in by an address of its own. */
    public Engaged(UUID leadId, int cycle) {
      this(leadId, cycle, leadId);
    }
  }
}
