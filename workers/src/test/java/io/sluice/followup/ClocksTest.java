package io.sluice.followup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What a new plan changes of clocks that have run for a while. */
class ClocksTest {

  private static final Instant START = SampleAssignments.NOW;

  private static final Clocks OLD = clocks(START);
  private static final Clocks PLAN = clocks(START.plusSeconds(60));

  @Test
  void noneMayBeMissing() {
    assertThatNullPointerException()
        .isThrownBy(() -> new Clocks(START, START, null, START, START))
        .withMessage("reassignAt");
  }

  @Test
  void planThatComesBeforeAnythingHappenedReplacesAll() {
    assertThat(OLD.revisedBy(PLAN, START)).isEqualTo(PLAN);
    assertThat(mapped(PLAN, START)).containsExactly("accept-lead-phase", "accept-lead");
  }

  @Test
  void reminderThatWasGivenStaysGiven() {
    var revised = OLD.revisedBy(PLAN, OLD.remindAt());

    assertThat(revised.remindAt()).isEqualTo(OLD.remindAt());
    assertThat(revised.reassignAt()).isEqualTo(PLAN.reassignAt());
    assertThat(mapped(revised, OLD.remindAt()))
        .containsExactly("accept-lead-phase", "accept-lead", "accept-lead-reminder-due");
  }

  @Test
  void touchMakesTheReminderDueAgain() {
    var restarted = OLD.restartedBy(PLAN, OLD.remindAt());

    assertThat(restarted).isEqualTo(PLAN);
    assertThat(mapped(restarted, OLD.remindAt()))
        .containsExactly("accept-lead-phase", "accept-lead");
  }

  @Test
  void touchOfLongAgoDoesNotRemindAtOnce() {
    var now = PLAN.remindAt().plusSeconds(1);

    assertThat(OLD.restartedBy(PLAN, now).remindAt()).isEqualTo(OLD.remindAt());
  }

  @Test
  void managerWhoWasAskedStaysAskedAndNobodyElseGetsTheTask() {
    var now = OLD.escalateAt();

    for (var next : new Clocks[] {OLD.revisedBy(PLAN, now), OLD.restartedBy(PLAN, now)}) {
      assertThat(next.escalateAt()).isEqualTo(OLD.escalateAt());
      assertThat(next.reassignAt()).isEqualTo(OLD.reassignAt());
      assertThat(next.dueAt()).isEqualTo(PLAN.dueAt());
      assertThat(mapped(next, now)).contains("accept-lead-escalation-due", "accept-lead-stalled");
    }
  }

  @Test
  void reminderThatAShorterPolicyMakesDueFiresAtOnce() {
    var now = START.plusSeconds(600);
    var sooner =
        new Clocks(
            START.plusSeconds(300),
            OLD.dueAt(),
            OLD.reassignAt(),
            OLD.escalateAt(),
            OLD.giveUpAt());

    assertThat(mapped(OLD.revisedBy(sooner, now), now))
        .containsExactly("accept-lead-phase", "accept-lead");
  }

  private static Clocks clocks(Instant start) {
    return new Clocks(
        start.plus(Duration.ofHours(1)),
        start.plus(Duration.ofHours(2)),
        start.plus(Duration.ofHours(3)),
        start.plus(Duration.ofHours(4)),
        Clocks.NEVER);
  }

  private static Iterable<String> mapped(Clocks next, Instant now) {
    return EngineTimers.mapped(SampleAssignments.open(1, "accept-lead", OLD), next, now);
  }
}
