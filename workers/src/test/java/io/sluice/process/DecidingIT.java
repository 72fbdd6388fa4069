package io.sluice.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sluice.followup.EscalateWorker;
import io.sluice.followup.Escalation;
import io.sluice.followup.Option;
import io.sluice.followup.RecordDecisionWorker;
import io.sluice.followup.RemindWorker;
import io.sluice.followup.RouteWorker;
import io.sluice.job.LeadJob;
import io.sluice.job.UnworkableJobException;
import io.sluice.lead.LeadRegister;
import io.sluice.lead.Registration;
import io.sluice.local.test.TestStack;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What a manager reads and may decide about a task that nobody answers. */
@ProcessTest
class DecidingIT {

  private static final String TEAM = "deciding-test";

  @Autowired LeadRegister register;
  @Autowired TransactionTemplate transaction;
  @Autowired JdbcClient jdbc;
  @Autowired SampleTeam team;
  @Autowired RouteWorker route;
  @Autowired RemindWorker remind;
  @Autowired EscalateWorker escalate;
  @Autowired RecordDecisionWorker recordDecision;

  private Registration lead;

  @BeforeEach
  void registerALead() {
    team.takeOver(TEAM, "UTC", "de-a", "de-b");
    team.takeOver("managers", "Europe/Berlin", "de-manager");
    lead = transaction.execute(status -> register.register(SampleSubmissions.idealAndWarm()));
  }

  @AfterEach
  void remove() {
    team.giveBack();
  }

  @Test
  void managerReadsTheStoryInTheirOwnTimeAndSeesWhoHasHowMuchToDo() {
    var clock = TestStack.shared().clock();
    var monday = clock.now().atZone(ZoneOffset.UTC).with(TemporalAdjusters.next(DayOfWeek.MONDAY));
    clock.advanceTo(monday.with(LocalTime.of(9, 0)).toInstant());
    route();
    clock.advance(Duration.ofHours(2));
    remind();
    clock.advance(Duration.ofDays(1));
    route();
    clock.advance(Duration.ofHours(1));
    remind();

    var escalation = escalate();

    assertThat(escalation.plan().assignee()).isEqualTo("de-manager");
    assertThat(escalation.plan().team()).isEqualTo("managers");
    assertThat(escalation.plan().brief().stalled())
        .matches(
            "Accept lead: DE-A since Mon \\d+ \\w{3} 1\\d:00, reminded 1\\d:00;"
                + " reassigned to DE-B Tue \\d+ \\w{3} 1\\d:00, reminded 1\\d:00; no answer");
    assertThat(escalation.choices())
        .extracting(Option::value)
        .containsExactly("assign", "extend", "recycled", "disqualified");
    assertThat(escalation.reps())
        .containsExactly(
            new Option("de-a", "DE-A (0 open tasks)"), new Option("de-b", "DE-B (1 open task)"));
  }

  @Test
  void moreTimeIsGivenOnce() {
    route();
    escalate();
    decide("extend", null);
    route();

    assertThat(escalate().choices()).extracting(Option::value).doesNotContain("extend");
    assertThatExceptionOfType(UnworkableJobException.class)
        .isThrownBy(() -> decide("extend", null))
        .withMessageContaining("set the variable outcome in Operate to one of assign, recycled");
  }

  @Test
  void taskIsAssignedOnlyToWhoCanTakeIt() {
    route();
    escalate();
    var now = TestStack.shared().clock().now();
    team.sendAway("de-b", now.minusSeconds(1), now.plus(Duration.ofDays(1)));

    for (var nobody : new String[] {null, "de-b", "de-manager", "nobody"}) {
      assertThatExceptionOfType(UnworkableJobException.class)
          .isThrownBy(() -> decide("assign", nobody))
          .withMessageContaining("set the variable assignTo in Operate to one of de-a, and retry");
    }
    assertThat(decisions()).isZero();
    decide("assign", "de-a");
    assertThat(decisions()).isOne();
  }

  @Test
  void decisionIsTheManagersAnswerAndKeptOnce() {
    route();
    var escalation = job("escalate");
    escalate.escalate(escalation, "accept-lead", "4-h");
    escalate.escalate(escalation, "accept-lead", "4-h");
    var job = job("record-decision");
    recordDecision.recordDecision(job, "accept-lead", "recycled", null, "not-now", "Call in May");
    recordDecision.recordDecision(job, "accept-lead", "recycled", null, "not-now", "Call in May");

    assertThat(decisions()).isOne();
    assertThat(
            jdbc.sql(
                    """
                    select d.username || ' ' || d.note || ' ' || a.outcome || ' ' || a.reason_code
                    from manager_decision d join assignment a using (lead_id)
                    where d.lead_id = :id and a.task = 'resolve-stalled-follow-up'
                    """)
                .param("id", lead.leadId())
                .query(String.class)
                .single())
        .isEqualTo("de-manager Call in May recycled not-now");
    assertThat(
            jdbc.sql(
                    "select count(*) from follow_up_step where lead_id = :id and step = 'escalated'")
                .param("id", lead.leadId())
                .query(Long.class)
                .single())
        .isOne();
  }

  private void route() {
    route.route(
        SampleJobs.of(lead, 1, "route-to-sdr", Map.of("task", "accept-lead", "team", TEAM)), "4-h");
  }

  private void remind() {
    remind.remind(job("accept-lead-reminded"));
  }

  private Escalation escalate() {
    return escalate.escalate(job("escalate"), "accept-lead", "4-h");
  }

  private void decide(String outcome, String assignTo) {
    recordDecision.recordDecision(
        job("record-decision"), "accept-lead", outcome, assignTo, null, null);
  }

  private LeadJob job(String elementId) {
    return SampleJobs.of(lead, elementId, Map.of());
  }

  private long decisions() {
    return jdbc.sql("select count(*) from manager_decision where lead_id = :id")
        .param("id", lead.leadId())
        .query(Long.class)
        .single();
  }
}
