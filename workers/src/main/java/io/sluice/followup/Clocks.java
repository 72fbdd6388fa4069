package io.sluice.followup;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;

/**
 * The instants of a task's follow-up; what does not come is {@link #NEVER}. None may be missing: a
 * timer without an instant is an incident.
 */
record Clocks(
    Instant remindAt, Instant dueAt, Instant reassignAt, Instant escalateAt, Instant giveUpAt) {

  static final Instant NEVER = Instant.parse("9999-12-31T00:00:00Z");

  Clocks {
    Objects.requireNonNull(remindAt, "remindAt");
    Objects.requireNonNull(dueAt, "dueAt");
    Objects.requireNonNull(reassignAt, "reassignAt");
    Objects.requireNonNull(escalateAt, "escalateAt");
    Objects.requireNonNull(giveUpAt, "giveUpAt");
  }

  /** By the names that the models know them by, in ISO 8601 in UTC. */
  Map<String, String> variables() {
    return Map.of(
        "remindAt", remindAt.toString(),
        "dueAt", dueAt.toString(),
        "reassignAt", reassignAt.toString(),
        "escalateAt", escalateAt.toString(),
        "giveUpAt", giveUpAt.toString());
  }

  boolean isReminded(Instant now) {
    return !remindAt.isAfter(now);
  }

  /** Whether a manager was asked. While the task is open, they still are. */
  boolean isEscalated(Instant now) {
    return !escalateAt.isAfter(now);
  }

  /** These clocks, but that the task is taken away at an instant. */
  Clocks reassignedAt(Instant instant) {
    return new Clocks(remindAt, dueAt, instant, escalateAt, giveUpAt);
  }

  /** These clocks by a plan that is new, but for what has been done by now, which stays done. */
  Clocks revisedBy(Clocks plan, Instant now) {
    return new Clocks(
        isReminded(now) ? remindAt : plan.remindAt,
        plan.dueAt,
        isEscalated(now) ? reassignAt : plan.reassignAt,
        isEscalated(now) ? escalateAt : plan.escalateAt,
        plan.giveUpAt);
  }

  /** As {@link #revisedBy}, but with a reminder due again that was given before a touch. */
  Clocks restartedBy(Clocks plan, Instant now) {
    var revised = revisedBy(plan, now);
    return plan.isReminded(now)
        ? revised
        : new Clocks(
            plan.remindAt, revised.dueAt, revised.reassignAt, revised.escalateAt, revised.giveUpAt);
  }
}
