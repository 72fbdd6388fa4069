package io.sluice.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.sluice.followup.EscalateWorker;
import io.sluice.followup.PlanFollowUpWorker;
import io.sluice.followup.RecordAnswerWorker;
import io.sluice.followup.RecordDecisionWorker;
import io.sluice.followup.RouteWorker;
import io.sluice.followup.TaskPlan;
import io.sluice.lead.LeadRegister;
import io.sluice.lead.Registration;
import io.sluice.local.test.TestStack;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Who gets a task, by what became of it before. */
@ProcessTest
class AssigningIT {

  private static final String TEAM = "assigning-test";
  private static final long INSTANCE = 4_711;

  @Autowired LeadRegister register;
  @Autowired TransactionTemplate transaction;
  @Autowired JdbcClient jdbc;
  @Autowired SampleTeam team;
  @Autowired RouteWorker route;
  @Autowired PlanFollowUpWorker planFollowUp;
  @Autowired RecordAnswerWorker recordAnswer;
  @Autowired EscalateWorker escalate;
  @Autowired RecordDecisionWorker recordDecision;

  private Registration lead;

  @BeforeEach
  void registerALead() {
    team.takeOver(TEAM, "UTC", "as-a", "as-b", "as-c");
    lead = transaction.execute(status -> register.register(SampleSubmissions.idealAndWarm()));
  }

  @AfterEach
  void remove() {
    team.giveBack();
  }

  @Test
  void rejectedTaskGoesRoundTheTeamAndBackToNobodyWhoRejectedIt() {
    for (var expected : new String[] {"as-a", "as-b", "as-c", ""}) {
      assertThat(route(INSTANCE).assignee()).isEqualTo(expected);
      answer("rejected", "duplicate");
    }

    assertThat(assignments())
        .containsExactly(
            tuple("as-a", "routed", 0, true),
            tuple("as-b", "rerouted", 0, true),
            tuple("as-c", "rerouted", 0, true),
            tuple(null, "rerouted", 0, true));
  }

  @Test
  void taskRejectedForWrongDataComesBackToTheSameRep() {
    route(INSTANCE);
    answer("rejected", "incomplete-record");

    assertThat(route(INSTANCE).assignee()).isEqualTo("as-a");
    assertThat(assignments()).contains(tuple("as-a", "corrected", 0, false));
  }

  @Test
  void silentRepIsFollowedByTheNextUntilNobodyIsLeft() {
    for (var expected : new String[] {"as-a", "as-b", "as-c", ""}) {
      assertThat(route(INSTANCE).assignee()).isEqualTo(expected);
    }

    assertThat(assignments())
        .containsExactly(
            tuple("as-a", "routed", 0, true),
            tuple("as-b", "reassigned", 1, true),
            tuple("as-c", "reassigned", 2, true),
            tuple(null, "reassigned", 3, false));
    assertThat(
            jdbc.sql("select step, username from follow_up_step where lead_id = :id order by 2")
                .param("id", lead.leadId())
                .query((row, number) -> tuple(row.getString(1), row.getString(2)))
                .list())
        .containsExactly(
            tuple("reassigned", "as-a"), tuple("reassigned", "as-b"), tuple("reassigned", "as-c"));
  }

  @Test
  void absentRepIsPassedOverWhileAway() {
    var now = TestStack.shared().clock().now();
    team.sendAway("as-a", now.minusSeconds(1), now.plus(Duration.ofHours(1)));
    team.sendAway("as-b", now.minus(Duration.ofDays(2)), now);

    assertThat(route(INSTANCE).assignee()).isEqualTo("as-b");
  }

  @Test
  void managerNamesTheRepEvenOneWhoRejectedIt() {
    route(INSTANCE);
    answer("rejected", "duplicate");
    route(INSTANCE);
    decide("assign", "as-a");

    assertThat(route(INSTANCE).assignee()).isEqualTo("as-a");
    assertThat(assignments()).contains(tuple("as-a", "assigned", 0, false));
  }

  @Test
  void managerGivesTheSameRepMoreTimeAndAReassignmentFollowsThat() {
    route(INSTANCE);
    decide("extend", null);

    assertThat(route(INSTANCE).assignee()).isEqualTo("as-a");
    assertThat(route(INSTANCE).assignee()).isEqualTo("as-b");
    assertThat(assignments())
        .containsExactly(
            tuple("as-a", "routed", 0, true),
            tuple("as-a", "extended", 0, true),
            tuple("as-b", "reassigned", 1, false));
  }

  @Test
  void nextAttemptIsForWhoHasTheLeadUnlessTheyAreAway() {
    route(INSTANCE);
    plan("discovery-call");
    plan("discovery-call");
    var now = TestStack.shared().clock().now();
    team.sendAway("as-b", now.minusSeconds(1), now.plus(Duration.ofHours(1)));

    assertThat(plan("qualify-opportunity").assignee()).isEqualTo("as-c");
  }

  @Test
  void taskOfACancelledInstanceComesBackToWhoHadIt() {
    route(INSTANCE);

    assertThat(route(INSTANCE + 1).assignee()).isEqualTo("as-a");
    assertThat(assignments()).contains(tuple("as-a", "routed", 0, false));
  }

  @Test
  void taskOfACancelledInstanceIsOverWhenTheLeadGetsAnother() {
    plan("discovery-call");
    route(INSTANCE + 1);

    assertThat(
            jdbc.sql("select task from assignment where lead_id = :id and ended_at is null")
                .param("id", lead.leadId())
                .query(String.class)
                .list())
        .containsExactly("accept-lead");
  }

  @Test
  void firstTouchIsOwedFromTheFirstRoutingOnWhoeverGetsTheTaskLater() {
    var first = route(INSTANCE);
    TestStack.shared().clock().advance(Duration.ofMinutes(1));
    route(INSTANCE);

    assertThat(
            jdbc.sql("select due_at from sla_clock where lead_id = :id and clock = 'first-touch'")
                .param("id", lead.leadId())
                .query(Timestamp.class)
                .single()
                .toInstant())
        .isEqualTo(first.dueAt());
  }

  private TaskPlan route(long instance) {
    return route.route(
        SampleJobs.of(lead, instance, "route-to-sdr", Map.of("task", "accept-lead", "team", TEAM)),
        "4-h");
  }

  private TaskPlan plan(String task) {
    return planFollowUp.planFollowUp(
        SampleJobs.of(lead, INSTANCE, "plan", Map.of("task", task, "team", TEAM)), "4-h");
  }

  private void answer(String outcome, String reasonCode) {
    recordAnswer.recordAnswer(
        SampleJobs.of(lead, INSTANCE, "accept-lead", Map.of()), outcome, reasonCode);
  }

  private void decide(String outcome, String assignTo) {
    escalate.escalate(SampleJobs.of(lead, "escalate", Map.of()), "accept-lead", "4-h");
    recordDecision.recordDecision(
        SampleJobs.of(lead, "record-decision", Map.of()),
        "accept-lead",
        outcome,
        assignTo,
        null,
        null);
  }

  private List<Tuple> assignments() {
    return jdbc.sql(
            """
                select username, cause, reassignments, ended_at is not null from assignment
                where lead_id = :id and task = 'accept-lead' order by element_instance_key
                """)
        .param("id", lead.leadId())
        .query(
            (row, number) ->
                tuple(row.getString(1), row.getString(2), row.getInt(3), row.getBoolean(4)))
        .list();
  }
}
