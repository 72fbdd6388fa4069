package io.sluice.followup;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;

/** Assignments of one lead, on a Monday morning. */
final class SampleAssignments {

  static final UUID LEAD = UUID.randomUUID();
  static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");
  static final Clocks NO_CLOCKS =
      new Clocks(Clocks.NEVER, Clocks.NEVER, Clocks.NEVER, Clocks.NEVER, Clocks.NEVER);

  private SampleAssignments() {}

  static Assignment open(long key, String task, Clocks clocks) {
    return of(key, task, "sam", Cause.ROUTED, clocks, null, null, null, 7);
  }

  /** One of accept-lead, open where the outcome is null. */
  static Assignment given(
      String username, Cause cause, String outcome, String reasonCode, long instance) {
    return of(1, "accept-lead", username, cause, NO_CLOCKS, outcome, reasonCode, null, instance);
  }

  static Assignment released(String username, Cause cause, Released because, long instance) {
    return of(1, "accept-lead", username, cause, NO_CLOCKS, null, null, because, instance);
  }

  private static Assignment of(
      long key,
      String task,
      String username,
      Cause cause,
      Clocks clocks,
      String outcome,
      String reasonCode,
      Released releasedBecause,
      long instance) {
    var answeredAt = outcome == null ? null : NOW;
    return new Assignment(
        key,
        LEAD,
        1,
        task,
        "inside-sales",
        username,
        null,
        ZoneOffset.UTC,
        cause,
        0,
        "4-h",
        NOW,
        NOW,
        clocks,
        answeredAt,
        outcome,
        reasonCode,
        answeredAt,
        releasedBecause,
        instance,
        9);
  }
}
