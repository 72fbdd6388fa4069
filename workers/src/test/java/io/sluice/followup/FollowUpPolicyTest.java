package io.sluice.followup;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.calendar.WorkingCalendar;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class FollowUpPolicyTest {

  private static final WorkingCalendar HOURS = new WorkingCalendar(ZoneOffset.UTC);

  /** A Friday. */
  private static final Instant START = Instant.parse("2026-11-20T15:00:00Z");

  private static final FollowUpPolicy TWO_REASSIGNMENTS =
      new FollowUpPolicy(60L, 120L, 240L, 2, 480L, null);

  @Test
  void countsWorkingTimeOnly() {
    var clocks = TWO_REASSIGNMENTS.clocksFrom(START, HOURS, 0);

    assertThat(clocks.remindAt()).isEqualTo("2026-11-20T16:00:00Z");
    assertThat(clocks.dueAt()).isEqualTo("2026-11-20T17:00:00Z");
    assertThat(clocks.reassignAt()).isEqualTo("2026-11-23T11:00:00Z");
  }

  @Test
  void managerComesOnlyAfterThePermittedReassignments() {
    for (var reassigned = 0; reassigned < 2; reassigned++) {
      var clocks = TWO_REASSIGNMENTS.clocksFrom(START, HOURS, reassigned);
      assertThat(clocks.reassignAt()).isEqualTo("2026-11-23T11:00:00Z");
      assertThat(clocks.escalateAt()).isEqualTo(Clocks.NEVER);
    }

    var last = TWO_REASSIGNMENTS.clocksFrom(START, HOURS, 2);
    assertThat(last.reassignAt()).isEqualTo(Clocks.NEVER);
    assertThat(last.escalateAt()).isEqualTo("2026-11-23T15:00:00Z");
  }

  @Test
  void permittedReassignmentsWithoutATimeAreNone() {
    var clocks = new FollowUpPolicy(60L, 120L, null, 2, 480L, null).clocksFrom(START, HOURS, 0);

    assertThat(clocks.reassignAt()).isEqualTo(Clocks.NEVER);
    assertThat(clocks.escalateAt()).isEqualTo("2026-11-23T15:00:00Z");
  }

  @Test
  void whatThePolicyLeavesOutNeverComes() {
    var clocks = new FollowUpPolicy(null, null, null, null, null, null).clocksFrom(START, HOURS, 0);

    assertThat(clocks.variables().values()).containsOnly("9999-12-31T00:00:00Z");
  }
}
