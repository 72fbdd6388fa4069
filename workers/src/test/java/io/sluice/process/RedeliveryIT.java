package io.sluice.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sluice.followup.GiveUpWorker;
import io.sluice.followup.PlanFollowUpWorker;
import io.sluice.followup.RemindWorker;
import io.sluice.followup.RouteWorker;
import io.sluice.job.LeadJob;
import io.sluice.job.UnworkableJobException;
import io.sluice.lead.LeadCycles;
import io.sluice.lead.LeadRegister;
import io.sluice.lead.Registration;
import io.sluice.qualification.CheckFitWorker;
import io.sluice.qualification.CheckReadinessWorker;
import io.sluice.waterfall.AdmitWorker;
import io.sluice.waterfall.CloseCycleWorker;
import io.sluice.waterfall.MilestoneDetails;
import io.sluice.waterfall.ReachStageWorker;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A job may be delivered twice: every worker then does its work once and answers the same. */
@ProcessTest
class RedeliveryIT {

  private static final MilestoneDetails NO_DETAILS =
      new MilestoneDetails(null, null, null, null, null);

  @Autowired Waterfall waterfall;
  @Autowired LeadRegister register;
  @Autowired LeadCycles cycles;
  @Autowired TransactionTemplate transaction;
  @Autowired JdbcClient jdbc;
  @Autowired AdmitWorker admit;
  @Autowired ReachStageWorker reachStage;
  @Autowired CloseCycleWorker closeCycle;
  @Autowired CheckFitWorker checkFit;
  @Autowired CheckReadinessWorker checkReadiness;
  @Autowired RouteWorker route;
  @Autowired PlanFollowUpWorker planFollowUp;
  @Autowired RemindWorker remind;
  @Autowired GiveUpWorker giveUp;

  private Registration lead;

  @BeforeEach
  void registerALead() {
    lead = transaction.execute(status -> register.register(SampleSubmissions.idealAndWarm()));
  }

  @Test
  void admitClaimsOnceAndWritesOneInquiry() {
    var job = job("admit", Map.of());
    admit.admit(job);
    admit.admit(job);

    assertThat(count("stage_event")).isOne();
    assertThat(cycles.findOpen(lead.leadId()).orElseThrow().processInstanceKey())
        .isEqualTo(job.processInstanceKey());
  }

  @Test
  void stageIsWrittenOnce() {
    var job = job("aql", Map.of());
    reachStage.reachStage(job, NO_DETAILS);
    reachStage.reachStage(job, NO_DETAILS);

    assertThat(count("stage_event")).isOne();
  }

  @Test
  void cycleIsClosedOnce() {
    var job = job("recycled-by-marketing", Map.of());
    closeCycle.closeCycle(job, NO_DETAILS);
    var closedAt = cycles.findAll(lead.leadId()).getFirst().closedAt();
    closeCycle.closeCycle(job, NO_DETAILS);

    assertThat(count("stage_event")).isOne();
    assertThat(cycles.findAll(lead.leadId()).getFirst().closedAt()).isEqualTo(closedAt);
  }

  @Test
  void fitAndValueAreAssessedOnce() {
    var job = job("check-fit", Map.of());
    assertThat(checkFit.checkFit(job)).isEqualTo(checkFit.checkFit(job));

    assertThat(count("assessment")).isEqualTo(2);
  }

  @Test
  void readinessIsAssessedOnce() {
    var job = job("check-readiness", Map.of());
    assertThat(checkReadiness.checkReadiness(job)).isEqualTo(checkReadiness.checkReadiness(job));

    assertThat(count("assessment")).isOne();
  }

  @Test
  void taskIsRoutedOnceAndKeepsItsRepAndClocks() {
    var job = routing();
    var first = route.route(job, "4-h");
    var again = route.route(job, "4-h");

    assertThat(again).usingRecursiveComparison().ignoringFields("brief").isEqualTo(first);
    assertThat(count("assignment")).isOne();
  }

  @Test
  void taskIsPlannedOnceForWhomHasTheLead() {
    var routed = route.route(routing(), "4-h");
    var job = job("plan-discovery", Map.of("task", "discovery-call", "team", "inside-sales"));
    var first = planFollowUp.planFollowUp(job, "4-h");
    var again = planFollowUp.planFollowUp(job, "4-h");

    assertThat(first.assignee()).isEqualTo(routed.assignee());
    assertThat(again).usingRecursiveComparison().ignoringFields("brief").isEqualTo(first);
    assertThat(count("assignment")).isEqualTo(2);
  }

  @Test
  void taskIsGivenUpOnce() {
    route.route(routing("correct-lead"), "4-h");
    var job = job("give-up", Map.of("task", "correct-lead"));
    var first = giveUp.giveUp(job);
    var again = giveUp.giveUp(job);

    assertThat(again).isEqualTo(first);
    assertThat(first.outcome()).isEqualTo("recycled");
    assertThat(first.reasonCode()).isEqualTo("not-corrected");
    assertThat(count("follow_up_step")).isOne();
  }

  @Test
  void taskThatThePolicyDoesNotGiveUpIsNotGivenUp() {
    assertThatExceptionOfType(UnworkableJobException.class)
        .isThrownBy(() -> giveUp.giveUp(job("give-up", Map.of("task", "accept-lead"))))
        .withMessageContainingAll("'recycle-policy'", "'given-up'", "'accept-lead'");
  }

  @Test
  void reminderIsGivenOnce() {
    route.route(routing(), "4-h");
    var job = job("accept-lead-reminded", Map.of());
    remind.remind(job);
    remind.remind(job);

    assertThat(count("follow_up_step")).isOne();
  }

  private LeadJob routing() {
    return routing("accept-lead");
  }

  private LeadJob routing(String task) {
    return job("route", Map.of("task", task, "team", "inside-sales"));
  }

  private LeadJob job(String elementId, Map<String, String> headers) {
    return SampleJobs.of(lead, elementId, headers);
  }

  private long count(String table) {
    return jdbc.sql("select count(*) from " + table + " where lead_id = :id")
        .param("id", lead.leadId())
        .query(Long.class)
        .single();
  }
}
