package io.sluice.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.calendar.CompanyHoliday;
import io.sluice.calendar.CompanyHolidays;
import io.sluice.followup.ReplanReport;
import io.sluice.followup.ReplanScope;
import io.sluice.followup.Replanning;
import io.sluice.followup.Touches;
import io.sluice.local.test.EngineRecord;
import io.sluice.process.FollowUpRows.Given;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Open clocks follow a plan that changes or a touch; the task stays the same task. */
@ProcessTest
class ReplanIT {

  private static final String BERLIN = "Europe/Berlin";
  private static final String TASK = "accept-lead";
  private static final String MANAGERS_TASK = "resolve-stalled-follow-up";

  @Autowired Waterfall waterfall;
  @Autowired SampleTeam team;
  @Autowired FollowUpRows rows;
  @Autowired Replanning replanning;
  @Autowired Touches touches;
  @Autowired CompanyHolidays holidays;

  private LeadOnItsWay lead;
  private EngineRecord task;
  private Given before;

  @BeforeEach
  void taskOnAMondayMorning() {
    team.takeOver("inside-sales", BERLIN, "re-1", "re-2");
    team.takeOver("sales", BERLIN, "re-ae");
    team.takeOver("managers", BERLIN, "re-manager");
    VirtualTime.moveToNext(DayOfWeek.MONDAY, LocalTime.of(10, 0), ZoneId.of(BERLIN));
    lead = waterfall.capture(SampleSubmissions.idealAndWarm());
    task = lead.awaitTask(TASK);
    before = rows.latest(lead.leadId(), TASK);
  }

  @AfterEach
  void giveBack() {
    team.giveBack();
  }

  @Test
  void absenceMovesAllClocksThatHaveNotRunOut() {
    sendAwayOnTuesday();

    assertMoved(replan());

    var moved = rows.latest(lead.leadId(), TASK);
    assertThat(moved.remindAt()).isEqualTo(before.remindAt());
    assertThat(moved.reassignAt()).isEqualTo(before.reassignAt().plus(Duration.ofDays(1)));
    assertThat(replan()).isEqualTo(new ReplanReport(1, 0, 1, List.of()));
    VirtualTime.moveTo(moved.remindAt());
    lead.awaitCompletedAgain(TASK + "-reminded");
    VirtualTime.moveTo(before.reassignAt());
    VirtualTime.settle();
    assertThat(tasks(TASK, "CREATED")).hasSize(1);
    VirtualTime.moveTo(moved.reassignAt());
    lead.awaitTask(TASK);
    assertThat(lead.completed(TASK + "-reminded")).isOne();
    assertThat(lead.incidents()).isEmpty();
  }

  @Test
  void companyHolidayMovesThemForAllWhoKeepIt() {
    var tuesday = VirtualTime.now().atZone(ZoneId.of(BERLIN)).toLocalDate().plusDays(1);
    var closed = new CompanyHoliday(tuesday, "Founders' day", null);
    holidays.save(closed);
    try {
      assertMoved(replan());
    } finally {
      holidays.remove(closed);
    }

    var moved = rows.latest(lead.leadId(), TASK);
    assertThat(moved.dueAt()).isEqualTo(before.dueAt());
    assertThat(moved.reassignAt()).isEqualTo(before.reassignAt().plus(Duration.ofDays(1)));
  }

  @Test
  void reminderThatWasGivenIsNotGivenAgainAndTheTaskKeepsItsKey() {
    VirtualTime.moveTo(before.remindAt());
    lead.awaitCompletedAgain(TASK + "-reminded");
    sendAwayOnTuesday();

    assertMoved(replan());

    VirtualTime.settle();
    assertThat(lead.completed(TASK + "-reminded")).isOne();
    assertThat(tasks(TASK, "CREATED")).hasSize(1);
    assertThat(tasks(TASK, "CANCELED")).isEmpty();
    waterfall.complete(task, Map.of("outcome", "accepted"));
    lead.awaitTask("discovery-call");
    assertThat(lead.stages()).containsExactly("inquiry", "aql", "tal");
    assertThat(lead.incidents()).isEmpty();
  }

  @Test
  void firstTouchIsDueByThePlanThatCounts() {
    var zone = ZoneId.of(BERLIN);
    var today = VirtualTime.now().atZone(zone).toLocalDate();
    team.sendAway(
        before.username(),
        today.atTime(11, 0).atZone(zone).toInstant(),
        today.atTime(13, 0).atZone(zone).toInstant());

    assertMoved(replan());

    assertThat(rows.latest(lead.leadId(), TASK).dueAt())
        .isEqualTo(before.dueAt().plus(Duration.ofHours(2)))
        .isEqualTo(rows.firstTouch(lead.leadId()).dueAt());
  }

  @Test
  void managerWhoWasAskedStaysAskedWhileTheirOwnClocksMove() {
    VirtualTime.moveTo(before.reassignAt());
    task = lead.awaitTask(TASK);
    VirtualTime.moveTo(rows.latest(lead.leadId(), TASK).escalateAt());
    lead.awaitTask(MANAGERS_TASK);
    var manager = rows.latest(lead.leadId(), MANAGERS_TASK);
    var now = VirtualTime.now();
    for (var username : List.of("re-1", "re-2", "re-manager")) {
      team.sendAway(username, now, now.plus(Duration.ofDays(1)));
    }

    assertThat(replan()).isEqualTo(new ReplanReport(2, 1, 1, List.of()));

    var moved = rows.latest(lead.leadId(), MANAGERS_TASK);
    assertThat(moved.giveUpAt()).isEqualTo(manager.giveUpAt().plus(Duration.ofDays(1)));
    assertThat(tasks(MANAGERS_TASK, "CREATED")).hasSize(1);
    assertThat(tasks(MANAGERS_TASK, "CANCELED")).isEmpty();
    waterfall.complete(task, Map.of("outcome", "accepted"));
    lead.awaitTask("discovery-call");
    assertThat(tasks(MANAGERS_TASK, "CANCELED")).hasSize(1);
    assertThat(lead.incidents()).isEmpty();
  }

  @Test
  void touchStopsTheFirstTouchClockAndLeavesTheGateItsHardEnd() {
    VirtualTime.moveTo(before.dueAt().plusSeconds(60));
    var touchedAt = VirtualTime.now();

    assertThat(touches.touch(lead.leadId(), touchedAt))
        .isEqualTo(new ReplanReport(0, 0, 0, List.of()));

    assertThat(rows.latest(lead.leadId(), TASK)).isEqualTo(before);
    assertThat(rows.firstTouch(lead.leadId()).stoppedAt()).isEqualTo(touchedAt);
    waterfall.complete(task, Map.of("outcome", "accepted"));
    lead.awaitTask("discovery-call");
    assertThat(rows.firstTouch(lead.leadId()).stoppedAt()).isEqualTo(touchedAt);
  }

  @Test
  void touchStartsTheClocksOfAnOpportunityAnewAndAReminderIsDueAgain() {
    var opportunity = Chain.QUALIFY_OPPORTUNITY.start(waterfall);
    opportunity.awaitTask("qualify-opportunity");
    var given = rows.latest(opportunity.leadId(), "qualify-opportunity");
    VirtualTime.moveTo(given.dueAt().plusSeconds(60));
    opportunity.awaitCompletedAgain("qualify-opportunity-reminded");
    var touchedAt = VirtualTime.now();

    assertMoved(touches.touch(opportunity.leadId(), touchedAt));

    var moved = rows.latest(opportunity.leadId(), "qualify-opportunity");
    assertThat(moved.countedFrom()).isEqualTo(touchedAt);
    assertThat(moved.remindAt()).isAfter(touchedAt);
    assertThat(moved.breachedAt()).isEqualTo(given.dueAt());
    VirtualTime.moveTo(moved.remindAt());
    opportunity.awaitCompletedAgain("qualify-opportunity-reminded");
    assertThat(opportunity.completed("qualify-opportunity-reminded")).isEqualTo(2);
  }

  @Test
  void breachThatHasHappenedOutlivesANewPlan() {
    VirtualTime.moveTo(before.dueAt().plusSeconds(60));
    lead.awaitCompletedAgain(TASK + "-reminded");
    sendAwayOnTuesday();

    assertMoved(replan());

    assertThat(rows.latest(lead.leadId(), TASK).breachedAt()).isEqualTo(before.dueAt());
    assertThat(rows.firstTouch(lead.leadId()).dueAt()).isEqualTo(before.dueAt());
  }

  @Test
  void touchFromBeforeTheClockBeganCountsForNothing() {
    var early = before.assignedAt().minusSeconds(60);

    assertThat(touches.touch(lead.leadId(), early)).isEqualTo(new ReplanReport(0, 0, 0, List.of()));

    assertThat(rows.latest(lead.leadId(), TASK)).isEqualTo(before);
    assertThat(rows.firstTouch(lead.leadId()).stoppedAt()).isNull();
  }

  @Test
  void opportunityGoesStaleOnlyWithoutATouch() {
    var opportunity = Chain.CLOSE_OPPORTUNITY.start(waterfall);
    opportunity.awaitTask("close-opportunity");
    var given = rows.latest(opportunity.leadId(), "close-opportunity");
    VirtualTime.moveTo(given.escalateAt().minus(Duration.ofDays(1)));
    opportunity.awaitCompletedAgain("close-opportunity-reminded");

    assertMoved(touches.touch(opportunity.leadId(), VirtualTime.now()));

    VirtualTime.moveTo(given.escalateAt());
    VirtualTime.settle();
    assertThat(opportunity.records("USER_TASK", "CREATED"))
        .extracting(EngineRecord::elementId)
        .containsExactly("qualify-opportunity", "close-opportunity");
    VirtualTime.moveTo(rows.latest(opportunity.leadId(), "close-opportunity").escalateAt());
    opportunity.awaitTask(MANAGERS_TASK);
    assertThat(opportunity.incidents()).isEmpty();
  }

  @Test
  void taskWhoseInstanceIsGoneIsRefusedWithWhatToDo() {
    waterfall.camunda().newCancelInstanceCommand(lead.instance()).send().join();
    sendAwayOnTuesday();

    var report = replan();

    assertThat(report.moved()).isZero();
    assertThat(report.refused())
        .containsExactly(
            new ReplanReport.Refusal(
                lead.leadId(),
                1,
                TASK,
                "Its process instance is gone: the next liveness check reopens the lead."));
    assertThat(rows.latest(lead.leadId(), TASK)).isEqualTo(before);
  }

  @Test
  void onlyTheTasksInScopeAreLookedAt() {
    assertThat(replanning.replan(new ReplanScope("nobody", null, null)).lookedAt()).isZero();
    assertThat(replanning.replan(new ReplanScope(null, "nobody", null)).lookedAt()).isZero();
    assertThat(replanning.replan(new ReplanScope(before.username(), null, null)).lookedAt())
        .isPositive();
    assertThat(replanning.replan(new ReplanScope(null, "inside-sales", null)).lookedAt())
        .isPositive();
    assertThat(replanning.replan(new ReplanScope(null, null, null)).lookedAt()).isPositive();
  }

  private void sendAwayOnTuesday() {
    var zone = ZoneId.of(BERLIN);
    var tuesday = VirtualTime.now().atZone(zone).toLocalDate().plusDays(1);
    team.sendAway(
        before.username(),
        tuesday.atStartOfDay(zone).toInstant(),
        tuesday.plusDays(1).atStartOfDay(zone).toInstant());
  }

  private ReplanReport replan() {
    return replanning.replan(ReplanScope.ofLead(lead.leadId()));
  }

  private static void assertMoved(ReplanReport report) {
    assertThat(report).isEqualTo(new ReplanReport(1, 1, 0, List.of()));
  }

  private List<EngineRecord> tasks(String elementId, String intent) {
    return lead.records("USER_TASK", intent).stream()
        .filter(found -> found.elementId().equals(elementId))
        .toList();
  }
}
