package io.sluice.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.sluice.followup.EscalateWorker;
import io.sluice.followup.RecordAnswerWorker;
import io.sluice.followup.RouteWorker;
import io.sluice.followup.TaskPlan;
import io.sluice.job.LeadJob;
import io.sluice.lead.LeadRegister;
import io.sluice.lead.Registration;
import io.sluice.local.test.TestStack;
import io.sluice.waterfall.StageEvent;
import io.sluice.waterfall.StageLedger;
import java.time.Instant;
import java.util.Map;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What a rep's answer leaves behind. */
@ProcessTest
class AnsweringIT {

  @Autowired LeadRegister register;
  @Autowired StageLedger ledger;
  @Autowired TransactionTemplate transaction;
  @Autowired JdbcClient jdbc;
  @Autowired RouteWorker route;
  @Autowired EscalateWorker escalate;
  @Autowired RecordAnswerWorker recordAnswer;

  private Registration lead;

  @BeforeEach
  void registerALead() {
    lead = transaction.execute(status -> register.register(SampleSubmissions.idealAndWarm()));
  }

  @Test
  void answerInTimeIsNoBreachAndStopsTheFirstTouchClock() {
    route();
    recordAnswer.recordAnswer(answer(), "accepted", null);

    assertThat(assignment()).isEqualTo(tuple("accepted", null, true, true, false));
    assertThat(isFirstTouchStopped()).isTrue();
    assertThat(ledger.findByLead(lead.leadId())).isEmpty();
  }

  @Test
  void lateAnswerIsABreachForGoodAndTakesTheManagersTaskAway() {
    var plan = route();
    TestStack.shared().clock().advanceTo(Instant.parse(plan.dueAt()).plusSeconds(1));
    escalate.escalate(SampleJobs.of(lead, "escalate", Map.of()), "accept-lead", "4-h");
    recordAnswer.recordAnswer(answer(), "accepted", null);

    assertThat(assignment()).isEqualTo(tuple("accepted", null, true, true, true));
    assertThat(
            jdbc.sql(
                    """
                    select ended_at is not null and answered_at is null and breached_at is null
                    from assignment where lead_id = :id and task = 'resolve-stalled-follow-up'
                    """)
                .param("id", lead.leadId())
                .query(Boolean.class)
                .single())
        .isTrue();
  }

  @Test
  void rejectionIsInTheLedgerByWhoRejected() {
    var plan = route();
    recordAnswer.recordAnswer(answer(), "rejected", "wrong-territory");
    route();

    assertThat(ledger.findByLead(lead.leadId()))
        .extracting(StageEvent::stage, StageEvent::reasonCode, StageEvent::owner)
        .containsExactly(tuple("rejected", "wrong-territory", plan.assignee()));
  }

  @Test
  void answerThatIsDeliveredAgainLateDoesNotAnswerForTheNextRep() {
    route();
    var answer = answer();
    recordAnswer.recordAnswer(answer, "rejected", "duplicate");
    route();
    recordAnswer.recordAnswer(answer, "rejected", "duplicate");

    assertThat(assignment()).isEqualTo(tuple(null, null, false, false, false));
    assertThat(ledger.findByLead(lead.leadId())).hasSize(1);
  }

  private TaskPlan route() {
    return route.route(
        SampleJobs.of(
            lead, 1, "route-to-sdr", Map.of("task", "accept-lead", "team", "inside-sales")),
        "4-h");
  }

  private LeadJob answer() {
    return SampleJobs.of(lead, "accept-lead", Map.of());
  }

  /** The latest of the task: outcome, reason, whether answered, ended and in breach. */
  private Tuple assignment() {
    return jdbc.sql(
            """
            select outcome, reason_code, answered_at is not null, ended_at is not null,
              coalesce(breached_at = due_at, false)
            from assignment where lead_id = :id and task = 'accept-lead'
            order by element_instance_key desc limit 1
            """)
        .param("id", lead.leadId())
        .query(
            (row, number) ->
                tuple(
                    row.getString(1),
                    row.getString(2),
                    row.getBoolean(3),
                    row.getBoolean(4),
                    row.getBoolean(5)))
        .single();
  }

  private boolean isFirstTouchStopped() {
    return jdbc.sql("select stopped_at is not null from sla_clock where lead_id = :id")
        .param("id", lead.leadId())
        .query(Boolean.class)
        .single();
  }
}
