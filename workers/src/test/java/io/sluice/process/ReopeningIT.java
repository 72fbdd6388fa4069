package io.sluice.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.camunda.client.exception.BpmnError;
import io.sluice.job.LeadJob;
import io.sluice.lead.LeadCycles;
import io.sluice.lead.LeadRegister;
import io.sluice.lead.Registration;
import io.sluice.local.test.TestStack;
import io.sluice.waterfall.AdmitWorker;
import io.sluice.waterfall.MilestoneDetails;
import io.sluice.waterfall.ReachStageWorker;
import io.sluice.waterfall.Reopenings;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What an admission says of a cycle that starts, starts again, or must not start. */
@ProcessTest
class ReopeningIT {

  private static final long FIRST = 7_000_001;
  private static final long SECOND = 7_000_002;
  private static final MilestoneDetails NO_DETAILS =
      new MilestoneDetails(null, null, null, null, null);

  @Autowired LeadRegister register;
  @Autowired LeadCycles cycles;
  @Autowired Reopenings reopenings;
  @Autowired AdmitWorker admit;
  @Autowired ReachStageWorker reachStage;
  @Autowired TransactionTemplate transaction;
  @Autowired JdbcClient jdbc;

  private Registration lead;

  @BeforeEach
  void registerALead() {
    lead = transaction.execute(status -> register.register(SampleSubmissions.idealAndWarm()));
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "-,                  -",
        "aql,                inside-sales",
        "aql tal,            inside-sales",
        "aql tal tql,        sales",
        "aql tal tql sal,    opportunity",
        "aql tal tql sal sql, opportunity",
        "tgl,                sales",
        "tgl sal,            opportunity",
        "sgl,                opportunity",
        "aql tal tql aql,    inside-sales",
      })
  void aReopenedCycleGoesOnWhereItStood(String reached, String route) {
    admit.admit(job(FIRST, "admit"));
    for (var stage : reached == null ? new String[0] : reached.split(" ")) {
      reachStage.reachStage(job(FIRST, stage), NO_DETAILS);
    }
    reopen(FIRST);

    assertThat(admit.admit(job(SECOND, "admit")).resumeAt()).isEqualTo(route);
    assertThat(inquiries()).isOne();
  }

  @Test
  void aCycleThatGoesOnWhereItStoodLooksForNoFacts() {
    for (var table : new String[] {"update lead set employees = null", "delete from lead_fact"}) {
      jdbc.sql(table + " where lead_id = :id").param("id", lead.leadId()).update();
    }
    assertThat(admit.admit(job(FIRST, "admit")).incomplete()).isTrue();
    reachStage.reachStage(job(FIRST, "aql"), NO_DETAILS);
    reopen(FIRST);

    assertThat(admit.admit(job(SECOND, "admit")).incomplete()).isFalse();
  }

  @Test
  void aHandRaiserWhoStoodAtSalesGoesOnThere() {
    admit.admit(job(FIRST, "admit"));
    reachStage.reachStage(job(FIRST, "aql"), NO_DETAILS);
    assign("accept-handoff");
    reopen(FIRST);

    assertThat(admit.admit(job(SECOND, "admit")).resumeAt()).isEqualTo("sales");
  }

  @Test
  void aGateThatWasRefusedIsWhereItStood() {
    admit.admit(job(FIRST, "admit"));
    reachStage.reachStage(job(FIRST, "aql"), NO_DETAILS);
    jdbc.sql(
            """
            insert into stage_event (lead_id, cycle, stage, reached_at, reason_code)
            values (:id, 1, 'rejected', now(), 'wrong-territory')
            """)
        .param("id", lead.leadId())
        .update();
    reopen(FIRST);

    assertThat(admit.admit(job(SECOND, "admit")).resumeAt()).isEqualTo("inside-sales");
  }

  @Test
  void onlyTheFirstAdmissionAfterAReopeningResumesHoweverOftenItIsDelivered() {
    admit.admit(job(FIRST, "admit"));
    reachStage.reachStage(job(FIRST, "aql"), NO_DETAILS);
    reopen(FIRST);
    var resuming = job(SECOND, "admit");

    assertThat(admit.admit(resuming).resumeAt()).isEqualTo("inside-sales");
    assertThat(admit.admit(resuming).resumeAt()).isEqualTo("inside-sales");
    assertThat(admit.admit(job(SECOND, "admit")).resumeAt()).isNull();
  }

  @Test
  void aLeadThatIsEvaluatedAgainIsAdmittedAgainWithoutASecondInquiry() {
    admit.admit(job(FIRST, "admit"));
    reachStage.reachStage(job(FIRST, "aql"), NO_DETAILS);

    assertThat(admit.admit(job(FIRST, "admit")).resumeAt()).isNull();
    assertThat(inquiries()).isOne();
  }

  @Test
  void aCycleThatIsClosedIsRefused() {
    cycles.close(lead.leadId(), 1, null, "withdrawn", "opt-out", now());

    assertThatThrownBy(() -> admit.admit(job(FIRST, "admit")))
        .isInstanceOfSatisfying(
            BpmnError.class, e -> assertThat(e.getErrorCode()).isEqualTo("lead-duplicate"));
    assertThat(inquiries()).isZero();
  }

  @Test
  void aCycleThatWasClosedOrTakenMeanwhileIsNotReopened() {
    admit.admit(job(FIRST, "admit"));

    assertThat(reopen(SECOND)).isFalse();
    cycles.close(lead.leadId(), 1, FIRST, "lost", "price", now());
    assertThat(reopen(FIRST)).isFalse();
    assertThat(
            jdbc.sql("select count(*) from reopening where lead_id = :id")
                .param("id", lead.leadId())
                .query(Long.class)
                .single())
        .isZero();
  }

  private boolean reopen(long instance) {
    return transaction.execute(
        status -> reopenings.reopen(lead.leadId(), lead.cycle(), instance, "instance-gone"));
  }

  private LeadJob job(long instance, String elementId) {
    return SampleJobs.of(lead, instance, elementId, Map.of());
  }

  private static Instant now() {
    return TestStack.shared().clock().now();
  }

  private long inquiries() {
    return jdbc.sql("select count(*) from stage_event where lead_id = :id and stage = 'inquiry'")
        .param("id", lead.leadId())
        .query(Long.class)
        .single();
  }

  private void assign(String task) {
    jdbc.sql(
            """
            insert into assignment (element_instance_key, lead_id, cycle, task, team, username,
              cause, reassignments, assigned_at, counted_from, remind_at, due_at, reassign_at,
              escalate_at, give_up_at)
            values (:key, :id, 1, :task, 'sales', 'alex', 'routed', 0, :now, :now, :now, :now, :now,
              :now, :now)
            """)
        .param("key", job(FIRST, task).elementInstanceKey())
        .param("id", lead.leadId())
        .param("task", task)
        .param("now", Timestamp.from(now()))
        .update();
  }
}
