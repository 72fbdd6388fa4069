package io.sluice.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.local.test.EngineRecord;
import io.sluice.local.test.TestStack;
import java.sql.Timestamp;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The follow-up of the accept-lead task in virtual time: remind, then the manager. */
@ProcessTest
class FollowUpTest {

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final Duration REMIND = Duration.ofHours(2);
  private static final Duration QUIET = Duration.ofMillis(300);

  @Autowired Waterfall waterfall;
  @Autowired JdbcClient jdbc;

  @BeforeEach
  void startOnMondayMorningInBerlin() {
    var clock = TestStack.shared().clock();
    var nextMonday = clock.now().atZone(BERLIN).with(TemporalAdjusters.next(DayOfWeek.MONDAY));
    clock.advanceTo(nextMonday.with(LocalTime.of(10, 0)).toInstant());
    settle();
  }

  @Test
  void taskLeftAloneRemindsThenReachesTheManagerOnceEachAtTheExactInstants() {
    var lead = waterfall.capture(SampleSubmissions.idealAndWarm());
    lead.awaitTask("accept-lead");
    var assignedAt = instant(lead, "assigned_at");
    var remindAt = assignedAt.plus(REMIND);
    // 8 working hours from Monday 10:00 are 7 on Monday and 1 on Tuesday: a day later
    var escalateAt = assignedAt.plus(Duration.ofDays(1));

    assertThat(lead.records("TIMER", "CREATED"))
        .extracting(timer -> Instant.ofEpochMilli(timer.number("dueDate")))
        .containsExactlyInAnyOrder(remindAt, escalateAt);

    moveTo(remindAt.minusSeconds(2));
    assertThat(lead.completed("remind-sdr")).isZero();
    moveTo(remindAt);
    assertThat(lead.awaitCompleted("reminder-due").timestamp()).isAfterOrEqualTo(remindAt);
    lead.awaitCompleted("remind-sdr");

    moveTo(escalateAt.minusSeconds(2));
    assertThat(managerTasks(lead, "CREATED")).isZero();
    moveTo(escalateAt);
    assertThat(lead.awaitTask("resolve-stalled-follow-up").timestamp())
        .isAfterOrEqualTo(escalateAt);

    moveTo(escalateAt.plus(Duration.ofDays(7)));
    assertThat(lead.completed("remind-sdr")).isOne();
    assertThat(managerTasks(lead, "CREATED")).isOne();
    assertThat(reminders(lead)).isOne();
    assertThat(lead.incidents()).isEmpty();
  }

  @Test
  void sdrWhoAnswersLateLeavesNoManagerTaskBehind() {
    var lead = waterfall.capture(SampleSubmissions.idealAndWarm());
    var task = lead.awaitTask("accept-lead");
    moveTo(instant(lead, "escalate_at"));
    lead.awaitTask("resolve-stalled-follow-up");

    waterfall.complete(task, Map.of("outcome", "rejected", "reasonCode", "duplicate"));
    lead.awaitEnd();

    assertThat(managerTasks(lead, "CANCELED")).isOne();
    assertThat(lead.stages()).containsExactly("inquiry", "aql", "rejected");
  }

  @Test
  void managerAssignsTheLeadToAnotherSdr() {
    var lead = waterfall.capture(SampleSubmissions.idealAndWarm());
    var first = lead.awaitTask("accept-lead").text("assignee");
    moveTo(instant(lead, "escalate_at"));
    lead.answer("resolve-stalled-follow-up", Map.of("outcome", "assign"));

    var second = lead.awaitTask("accept-lead");
    assertThat(second.text("assignee")).isNotEqualTo(first).isIn("sam", "priya");
    assertThat(lead.records("USER_TASK", "CANCELED"))
        .extracting(EngineRecord::elementId)
        .containsExactly("accept-lead");

    waterfall.complete(second, Map.of("outcome", "accepted"));
    lead.awaitTask("discovery-call");
    assertThat(lead.lastEvent().stage()).isEqualTo("tal");
    assertThat(lead.lastEvent().owner()).isEqualTo(second.text("assignee"));
  }

  @Test
  void managerRecyclesTheLead() {
    var lead = waterfall.capture(SampleSubmissions.idealAndWarm());
    lead.awaitTask("accept-lead");
    moveTo(instant(lead, "escalate_at"));
    lead.answer(
            "resolve-stalled-follow-up",
            Map.of("outcome", "recycled", "reasonCode", "follow-up-stalled"))
        .awaitEnd();

    assertThat(lead.stages()).containsExactly("inquiry", "aql", "recycled");
    assertThat(lead.lastEvent().reasonCode()).isEqualTo("follow-up-stalled");
  }

  /** What a running instance needs when a designer deploys a next version of its model. */
  @Test
  void remindedTaskSurvivesMigrationWithItsKeyAndItsOtherClock() {
    var lead = waterfall.capture(SampleSubmissions.idealAndWarm());
    var task = lead.awaitTask("accept-lead");
    moveTo(instant(lead, "remind_at"));
    lead.awaitCompleted("remind-sdr");

    var next = waterfall.deployNextVersion("inside-sales");
    waterfall
        .camunda()
        .newMigrateProcessInstanceCommand(task.processInstanceKey())
        .migrationPlan(next)
        .addMappingInstruction("acceptance", "acceptance")
        .addMappingInstruction("accept-lead", "accept-lead")
        .addMappingInstruction("reminder-due", "reminder-due")
        .addMappingInstruction("escalation-due", "escalation-due")
        .send()
        .join();
    moveTo(instant(lead, "escalate_at"));
    lead.awaitTask("resolve-stalled-follow-up");

    assertThat(lead.completed("remind-sdr")).isOne();
    waterfall.complete(task, Map.of("outcome", "rejected", "reasonCode", "duplicate"));
    lead.awaitEnd();
    assertThat(managerTasks(lead, "CANCELED")).isOne();
  }

  private void moveTo(Instant instant) {
    TestStack.shared().clock().advanceTo(instant);
    settle();
  }

  private static void settle() {
    TestStack.shared().records().awaitQuiet(QUIET, Waterfall.PATIENCE);
  }

  private static long managerTasks(LeadOnItsWay lead, String intent) {
    return lead.records("USER_TASK", intent).stream()
        .filter(task -> task.elementId().equals("resolve-stalled-follow-up"))
        .count();
  }

  private Instant instant(LeadOnItsWay lead, String column) {
    return jdbc.sql(
            "select "
                + column
                + " from assignment where lead_id = :id order by assigned_at limit 1")
        .param("id", lead.leadId())
        .query(Timestamp.class)
        .single()
        .toInstant();
  }

  private long reminders(LeadOnItsWay lead) {
    return jdbc.sql("select count(*) from reminder where lead_id = :id")
        .param("id", lead.leadId())
        .query(Long.class)
        .single();
  }
}
