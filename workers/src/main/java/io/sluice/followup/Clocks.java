package io.sluice.followup;

import java.time.Instant;
import java.util.Objects;

/** The instants of a task's follow-up. None may be missing: a timer without one is an incident. */
record Clocks(Instant remindAt, Instant dueAt, Instant escalateAt, Instant decideAt) {

  Clocks {
    Objects.requireNonNull(remindAt, "remindAt");
    Objects.requireNonNull(dueAt, "dueAt");
    Objects.requireNonNull(escalateAt, "escalateAt");
    Objects.requireNonNull(decideAt, "decideAt");
  }
}
