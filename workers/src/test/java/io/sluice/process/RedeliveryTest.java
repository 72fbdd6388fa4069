package io.sluice.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.bpmn.JobTypes;
import io.sluice.followup.PlanFollowUpWorker;
import io.sluice.followup.RemindWorker;
import io.sluice.followup.RouteWorker;
import io.sluice.job.LeadJob;
import io.sluice.local.test.EngineRecord;
import io.sluice.qualification.CheckFitWorker;
import io.sluice.qualification.CheckReadinessWorker;
import io.sluice.qualification.DiscoveryCall;
import io.sluice.qualification.RecordDiscoveryCallWorker;
import io.sluice.qualification.Verdict;
import io.sluice.waterfall.AdmitWorker;
import io.sluice.waterfall.CloseCycleWorker;
import io.sluice.waterfall.MilestoneDetails;
import io.sluice.waterfall.ReachStageWorker;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The engine delivers a job at least once: the second time nothing may come of it. */
@ProcessTest
class RedeliveryTest {

  private static final Map<String, Object> ACCEPTED = Map.of("outcome", "accepted");
  private static final MilestoneDetails OTHER_DETAILS =
      new MilestoneDetails("price", BigDecimal.ONE, "2030-01-01");
  private static final DiscoveryCall OTHER_CALL =
      new DiscoveryCall(Verdict.MET, "other", null, null, null, null, null, null);
  private static final List<String> TABLES =
      List.of("lead_cycle", "stage_event", "assessment", "assignment", "discovery_call");

  @Autowired Waterfall waterfall;
  @Autowired JdbcClient jdbc;
  @Autowired JsonMapper json;
  @Autowired AdmitWorker admit;
  @Autowired CheckFitWorker checkFit;
  @Autowired CheckReadinessWorker checkReadiness;
  @Autowired RouteWorker route;
  @Autowired PlanFollowUpWorker planFollowUp;
  @Autowired RecordDiscoveryCallWorker recordDiscoveryCall;
  @Autowired RemindWorker remind;
  @Autowired ReachStageWorker reachStage;
  @Autowired CloseCycleWorker closeCycle;

  @Test
  void aJobDeliveredAgainAnswersTheSameAndWritesNothing() {
    var lead =
        waterfall
            .capture(SampleSubmissions.idealAndWarm())
            .answer("accept-lead", ACCEPTED)
            .answer("discovery-call", Map.of("outcome", "qualified", "need", "met"))
            .answer("accept-handoff", ACCEPTED)
            .answer("qualify-opportunity", Map.of("outcome", "lost", "reasonCode", "no-budget"))
            .awaitEnd();
    var jobs = lead.records("JOB", "COMPLETED");
    assertThat(jobs)
        .extracting(job -> job.text("type"))
        .contains(
            JobTypes.ADMIT,
            JobTypes.CHECK_FIT,
            JobTypes.CHECK_READINESS,
            JobTypes.ROUTE,
            JobTypes.PLAN_FOLLOW_UP,
            JobTypes.RECORD_DISCOVERY_CALL,
            JobTypes.REACH_STAGE,
            JobTypes.CLOSE_CYCLE);
    var before = everything(lead);

    for (var job : jobs) {
      var answer = json.<JsonNode>valueToTree(deliverAgain(lead, job));
      Stream.of("fitGrade", "readinessLevel", "assignee", "remindAt", "dueAt", "escalateAt")
          .filter(answer::has)
          .forEach(
              name ->
                  assertThat(answer.get(name))
                      .as("%s of %s", name, job.elementId())
                      .isEqualTo(job.variables().get(name)));
    }

    assertThat(everything(lead)).isEqualTo(before);
  }

  @Test
  void aReminderDeliveredAgainIsOneReminder() {
    var lead = waterfall.capture(SampleSubmissions.student()).awaitEnd();
    var job =
        new LeadJob(
            lead.leadId(), 1, "remind-sdr", lead.instance(), 1, Map.of("task", "accept-lead"));

    remind.remind(job, "sam");
    remind.remind(job, "sam");

    assertThat(rows("reminder", lead)).hasSize(1);
  }

  private Object deliverAgain(LeadOnItsWay lead, EngineRecord record) {
    var job = job(lead, record);
    return switch (record.text("type")) {
      case JobTypes.CHECK_FIT -> checkFit.checkFit(job);
      case JobTypes.CHECK_READINESS -> checkReadiness.checkReadiness(job);
      case JobTypes.ROUTE -> route.route(job, "5-min");
      case JobTypes.PLAN_FOLLOW_UP -> planFollowUp.planFollowUp(job, "5-min");
      default -> {
        deliverSilently(job, record.text("type"));
        yield Map.of();
      }
    };
  }

  private void deliverSilently(LeadJob job, String type) {
    switch (type) {
      case JobTypes.ADMIT -> admit.admit(job);
      case JobTypes.RECORD_DISCOVERY_CALL ->
          recordDiscoveryCall.recordDiscoveryCall(job, OTHER_CALL, "recycled", "not-now");
      case JobTypes.REACH_STAGE -> reachStage.reachStage(job, OTHER_DETAILS);
      case JobTypes.CLOSE_CYCLE -> closeCycle.closeCycle(job, OTHER_DETAILS);
      default -> throw new AssertionError("Deliver " + type + " again in this test, too");
    }
  }

  private LeadJob job(LeadOnItsWay lead, EngineRecord record) {
    var headers = new HashMap<String, String>();
    record
        .value()
        .path("customHeaders")
        .properties()
        .forEach(header -> headers.put(header.getKey(), header.getValue().asString()));
    return new LeadJob(
        lead.leadId(),
        lead.registration().cycle(),
        record.elementId(),
        record.number("elementInstanceKey"),
        record.processInstanceKey(),
        headers);
  }

  /** All that is stored of the lead, and whose turn it is. */
  private Map<String, List<Map<String, Object>>> everything(LeadOnItsWay lead) {
    var all = new HashMap<String, List<Map<String, Object>>>();
    TABLES.forEach(table -> all.put(table, rows(table, lead)));
    all.put("rep", jdbc.sql("select * from rep order by username").query().listOfRows());
    assertThat(all).allSatisfy((table, rows) -> assertThat(rows).as(table).isNotEmpty());
    return all;
  }

  private List<Map<String, Object>> rows(String table, LeadOnItsWay lead) {
    return jdbc.sql("select * from " + table + " t where lead_id = :leadId order by t::text")
        .param("leadId", lead.leadId())
        .query()
        .listOfRows();
  }
}
