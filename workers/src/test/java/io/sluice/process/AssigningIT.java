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
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
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
    lead = register("dana@" + UUID.randomUUID() + ".example");
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
  void taskThatNobodyCanTakeWaitsInTheQueueUnderClocksOfItsOwn() {
    var held = route(INSTANCE);
    jdbc.sql("update rep set active = false where team = :team").param("team", TEAM).update();

    var queued = route(INSTANCE + 1);

    assertThat(queued.assignee()).isEmpty();
    assertThat(queued.team()).isEqualTo(TEAM + "-queue");
    assertThat(queued.reassignAt()).startsWith("9999");
    assertThat(queued.escalateAt()).isLessThan(queued.dueAt()).isLessThan(held.reassignAt());
    assertThat(
            jdbc.sql("select queue from assignment where lead_id = :id and ended_at is null")
                .param("id", lead.leadId())
                .query(String.class)
                .list())
        .containsExactly(TEAM + "-queue");
  }

  @Test
  void leadOfAnAccountIsForWhoHasTheAccount() {
    route(INSTANCE);
    jdbc.sql("update rep set last_turn = 0 where username = 'as-c'").update();
    lead = register("lee@" + account());

    assertThat(route(INSTANCE).assignee()).isEqualTo("as-a");
    assertThat(assignments()).containsExactly(tuple("as-a", "account", 0, false));
  }

  @Test
  void leadOfAnAccountIsForTheNextWhereWhoHasItCannotTakeIt() {
    route(INSTANCE);
    jdbc.sql("update rep set capacity = 1 where username = 'as-a'").update();
    lead = register("lee@" + account());

    assertThat(route(INSTANCE).assignee()).isEqualTo("as-b");
    assertThat(assignments()).containsExactly(tuple("as-b", "routed", 0, false));
  }

  @Test
  void leadOfAnAccountThatWasLostIsForTheNext() {
    route(INSTANCE);
    close("lost");
    lead = register("lee@" + account());

    assertThat(route(INSTANCE).assignee()).isEqualTo("as-b");
  }

  @Test
  void leadThatComesBackIsNotForWhoSaidNo() {
    route(INSTANCE);
    answer("rejected", "below-lead-level");
    close("recycled");
    lead = register(email());
    team.sendAway("as-b", now().minusSeconds(1), now().plus(Duration.ofHours(1)));
    team.sendAway("as-c", now().minusSeconds(1), now().plus(Duration.ofHours(1)));

    assertThat(lead.cycle()).isEqualTo(2);
    assertThat(route(INSTANCE).team()).isEqualTo(TEAM + "-queue");
    assertThat(plan("discovery-call").team()).isEqualTo(TEAM + "-queue");
  }

  @Test
  void leadThatComesBackMayBeForWhoSaidYesAfterItWasMended() {
    route(INSTANCE);
    answer("rejected", "incomplete-record");
    route(INSTANCE);
    answer("accepted", null);
    close("recycled");
    lead = register(email());
    team.sendAway("as-b", now().minusSeconds(1), now().plus(Duration.ofHours(1)));
    team.sendAway("as-c", now().minusSeconds(1), now().plus(Duration.ofHours(1)));

    assertThat(route(INSTANCE).assignee()).isEqualTo("as-a");
  }

  @Test
  void fullRepIsPassedOverButKeepsTheLeadThatTheyHave() {
    jdbc.sql("update rep set capacity = 1 where username = 'as-a'").update();
    route(INSTANCE);
    var had = lead;
    lead = register("dana@" + UUID.randomUUID() + ".example");

    assertThat(route(INSTANCE).assignee()).isEqualTo("as-b");
    lead = had;
    assertThat(plan("discovery-call").assignee()).isEqualTo("as-a");
  }

  @Test
  void leadIsForARepOfItsTerritoryAndSegment() {
    jdbc.sql("update rep set territory = 'emea' where username = 'as-a'").update();
    jdbc.sql("update rep set territory = 'americas', segment = 'small' where username = 'as-b'")
        .update();
    jdbc.sql("update rep set segment = 'mid-market' where username = 'as-c'").update();

    assertThat(route(INSTANCE).assignee()).isEqualTo("as-c");

    jdbc.sql("update lead set country = 'FR', employees = null where lead_id = :id")
        .param("id", lead.leadId())
        .update();
    assertThat(route(INSTANCE).assignee()).isEqualTo("as-a");
  }

  @Test
  void managerNamesAnyoneWhoIsPresent() {
    route(INSTANCE);
    jdbc.sql("update rep set territory = 'apac', capacity = 1 where username = 'as-c'").update();
    decide("assign", "as-c");

    assertThat(route(INSTANCE).assignee()).isEqualTo("as-c");
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

  private Registration register(String email) {
    var submission = SampleSubmissions.named("Dana", "Reed", email);
    return transaction.execute(status -> register.register(submission));
  }

  private String email() {
    return jdbc.sql("select email from lead where lead_id = :id")
        .param("id", lead.leadId())
        .query(String.class)
        .single();
  }

  private String account() {
    return email().substring(email().indexOf('@') + 1);
  }

  private void close(String outcome) {
    jdbc.sql("update lead_cycle set closed_at = :now, outcome = :outcome where lead_id = :id")
        .param("now", Timestamp.from(now()))
        .param("outcome", outcome)
        .param("id", lead.leadId())
        .update();
  }

  private static Instant now() {
    return TestStack.shared().clock().now();
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
