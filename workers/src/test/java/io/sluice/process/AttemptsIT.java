package io.sluice.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sluice.calendar.Calendars;
import io.sluice.discovery.CallForms;
import io.sluice.discovery.DiscoveryAnswer;
import io.sluice.discovery.RecordDiscoveryCallWorker;
import io.sluice.followup.PlanFollowUpWorker;
import io.sluice.followup.TaskPlan;
import io.sluice.job.LeadJob;
import io.sluice.job.UnworkableJobException;
import io.sluice.lead.LeadRegister;
import io.sluice.lead.Registration;
import io.sluice.lead.Suppressions;
import io.sluice.local.test.TestStack;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Attempts as they are planned and recorded, by the shipped tables on a real engine. */
@ProcessTest
class AttemptsIT {

  private static final Map<String, String> VOICEMAIL = Map.of("result", "voicemail");
  private static final Map<String, String> REFERRED =
      Map.of(
          "result", "connected",
          "outcome", "referred",
          "referralName", "Maria Lopez",
          "referralEmail", "Maria@Northwind.example",
          "referralPhone", "+1-555-0199",
          "referralJobTitle", "CFO");

  @Autowired LeadRegister register;
  @Autowired Suppressions suppressions;
  @Autowired TransactionTemplate transaction;
  @Autowired JdbcClient jdbc;
  @Autowired SampleTeam team;
  @Autowired Calendars calendars;
  @Autowired PlanFollowUpWorker planFollowUp;
  @Autowired RecordDiscoveryCallWorker recordDiscoveryCall;

  /** Its tables are deployed by it. */
  @Autowired Waterfall waterfall;

  private Registration lead;

  @BeforeEach
  void registerALead() {
    lead = transaction.execute(status -> register.register(SampleSubmissions.idealAndWarm()));
  }

  @AfterEach
  void removeTheTeam() {
    team.giveBack();
  }

  @Test
  void planTellsWhichAttemptItIsByWhichChannelAndWhatQualifies() {
    var first = plan().discovery();
    record(VOICEMAIL);
    var second = plan();

    assertThat(List.of(first.attempt(), first.attempts(), first.qualifyWhenMet()))
        .containsExactly(1, 10, 3);
    assertThat(first.channel()).isEqualTo("call");
    assertThat(second.discovery().attempt()).isEqualTo(2);
    assertThat(second.discovery().channel()).isEqualTo("email");
    assertThat(second.taskLine()).startsWith("E-mail 2 of 10 · ungraded");
  }

  @Test
  void thoroughnessClockRunsFromTheFirstPlanForFifteenWorkingDaysUntilDiscoveryEnds() {
    var plan = plan();
    var startedAt = clock("started_at");
    record(VOICEMAIL);
    plan();

    assertThat(clock("started_at")).isEqualTo(startedAt);
    assertThat(clock("due_at"))
        .isEqualTo(calendars.of(plan.assignee()).after(startedAt, Duration.ofHours(15 * 8)));
    assertThat(stoppedClocks()).isZero();

    record(Map.of("result", "connected", "outcome", "disqualified", "reasonCode", "vendor"));
    assertThat(stoppedClocks()).isOne();
  }

  @Test
  void jobThatIsDeliveredAgainHearsWhatWasAnsweredFirst() {
    plan();
    var job = job();
    var first = record(job, VOICEMAIL);
    TestStack.shared().clock().advance(Duration.ofHours(1));
    var again = record(job, Map.of("result", "nonsense"));

    assertThat(first.outcome()).isEqualTo("again");
    assertThat(again).isEqualTo(first);
    assertThat(count("discovery_call")).isOne();
  }

  @Test
  void jobThatIsDeliveredTwiceAtTheSameTimeIsRecordedOnce() {
    plan();
    var job = job();
    var answers =
        Stream.generate(() -> CompletableFuture.supplyAsync(() -> record(job, REFERRED)))
            .limit(4)
            .toList()
            .stream()
            .map(CompletableFuture::join)
            .toList();

    assertThat(answers).containsOnly(answers.getFirst());
    assertThat(count("discovery_call")).isOne();
    assertThat(count("lead_contact")).isOne();
  }

  @Test
  void answeredTaskIsAnsweredInTheAssignmentToo() {
    plan();
    record(Map.of("result", "connected", "outcome", "recycled", "reasonCode", "not-now"));

    assertThat(
            jdbc.sql(
                    """
                    select outcome || ' ' || reason_code from assignment
                    where lead_id = :id and answered_at is not null
                    """)
                .param("id", lead.leadId())
                .query(String.class)
                .list())
        .containsExactly("recycled not-now");
  }

  @Test
  void cadenceThatHasNoTimeLeftEndsBeforeItsTenthAttempt() {
    plan();
    record(VOICEMAIL);
    startDiscoveryEarlier();

    plan();
    assertThat(record(VOICEMAIL))
        .isEqualTo(new DiscoveryAnswer("recycled", "unreachable", "nurture", 30, null, null));
  }

  @Test
  void absenceOfTheRepPutsOffTheNextAttemptAndTheEndOfTheCadenceAlike() {
    team.takeOver("attempts", "Europe/Berlin", "ada");
    plan("attempts");
    var back = TestStack.shared().clock().now().plus(Duration.ofDays(40));
    team.sendAway("ada", TestStack.shared().clock().now().minusSeconds(60), back);

    var answer = record(VOICEMAIL);
    assertThat(answer.outcome()).isEqualTo("again");
    assertThat(Instant.parse(answer.attemptAt())).isAfterOrEqualTo(back.plus(Duration.ofHours(4)));
  }

  @Test
  void promiseGoesPastTheDeadlineAndWhatComesAfterItDoesNot() {
    plan();
    var promised = clock("due_at").plus(Duration.ofDays(3));
    assertThat(
            record(
                    Map.of(
                        "result", "connected",
                        "outcome", "call-back",
                        "callBackAt", promised.toString()))
                .attemptAt())
        .isEqualTo(promised.toString());
    TestStack.shared().clock().advanceTo(promised);

    assertThat(plan().discovery().attempt()).isEqualTo(2);
    assertThat(plan().discovery().channel()).isEqualTo("call");
    assertThat(record(VOICEMAIL).reasonCode()).isEqualTo("unreachable");
  }

  @Test
  void whoDecidesIsAddressedWithACadenceAndATimeOfTheirOwn() {
    plan();
    startDiscoveryEarlier();
    assertThat(record(REFERRED).outcome()).isEqualTo("again");
    var plan = plan();

    assertThat(plan.discovery().attempt()).isOne();
    assertThat(plan.taskLine()).startsWith("Call 1 of 10").contains("CFO");
    assertThat(plan.brief().headline()).startsWith("Maria Lopez, CFO");
    assertThat(plan.brief().contact())
        .isEqualTo("+1-555-0199 · Maria@Northwind.example · referred by Dana Reed");
    assertThat(plan.brief().page()).endsWith("/leads/" + lead.leadId());
    assertThat(record(VOICEMAIL).outcome()).isEqualTo("again");
  }

  @Test
  void whoIsNamedAgainStaysOneContactAndWhoTheyNameIsLinkedToThem() {
    plan();
    record(REFERRED);
    plan();
    record(
        Map.of(
            "result", "replied",
            "outcome", "referred",
            "referralName", "Maria Lopez-Garcia",
            "referralEmail", "maria@northwind.example"));
    plan();
    record(
        Map.of(
            "result", "replied",
            "outcome", "referred",
            "referralName", "Omar Haddad"));

    assertThat(
            jdbc.sql(
                    """
                    select n.name || coalesce(' by ' || r.name, '') from lead_contact n
                    left join lead_contact r on r.contact_id = n.referred_by_contact
                    where n.lead_id = :id order by n.added_at
                    """)
                .param("id", lead.leadId())
                .query(String.class)
                .list())
        .containsExactly("Maria Lopez-Garcia", "Omar Haddad by Maria Lopez-Garcia");
    assertThat(plan().brief().contact()).isEqualTo("referred by Maria Lopez-Garcia");
  }

  @Test
  void whoMustBeLeftAloneIsNoContact() {
    var objector =
        transaction.execute(
            status ->
                register.register(
                    SampleSubmissions.named("Olga", "Objects", "olga@suppressed.example")));
    transaction.executeWithoutResult(
        status -> suppressions.suppress(objector.leadId(), "objection"));
    plan();

    assertThatExceptionOfType(UnworkableJobException.class)
        .isThrownBy(
            () ->
                record(
                    Map.of(
                        "result", "connected",
                        "outcome", "referred",
                        "referralName", "Olga Objects",
                        "referralEmail", "Olga@Suppressed.example")))
        .withMessageContaining("call.referralEmail is of somebody who is suppressed since")
        .withMessageNotContaining("lga");
    assertThat(count("discovery_call")).isZero();
    assertThat(count("lead_contact")).isZero();
  }

  @Test
  void tooLittleOfBantIsAnIncidentAndIsNotRecorded() {
    plan();
    var job = job();

    assertThatExceptionOfType(UnworkableJobException.class)
        .isThrownBy(
            () ->
                record(
                    job,
                    Map.of(
                        "result", "connected",
                        "outcome", "qualified",
                        "need", "met",
                        "timing", "met",
                        "nextStep", "Demo",
                        "nextStepOn", "2099-12-03")))
        .withMessageContaining("2 of need, timing, authority and budget are met");
    assertThat(count("discovery_call")).isZero();
    assertThat(record(job, VOICEMAIL).outcome()).isEqualTo("again");
  }

  private TaskPlan plan() {
    return plan("inside-sales");
  }

  private TaskPlan plan(String ofTeam) {
    return planFollowUp.planFollowUp(
        SampleJobs.of(lead, "plan-attempt", Map.of("task", "discovery-call", "team", ofTeam)),
        "4-h");
  }

  private void startDiscoveryEarlier() {
    jdbc.sql(
            """
            update sla_clock set started_at = started_at - interval '60 days'
            where lead_id = :id and clock = 'thoroughness'
            """)
        .param("id", lead.leadId())
        .update();
  }

  private DiscoveryAnswer record(Map<String, String> answers) {
    return record(job(), answers);
  }

  private DiscoveryAnswer record(LeadJob job, Map<String, String> answers) {
    return recordDiscoveryCall.recordDiscoveryCall(job, CallForms.of(answers), "4-h");
  }

  private LeadJob job() {
    return SampleJobs.of(lead, "record-discovery-call", Map.of());
  }

  private Instant clock(String column) {
    return jdbc.sql(
            "select " + column + " from sla_clock where lead_id = :id and clock = 'thoroughness'")
        .param("id", lead.leadId())
        .query(Timestamp.class)
        .single()
        .toInstant();
  }

  private long stoppedClocks() {
    return jdbc.sql(
            """
            select count(*) from sla_clock
            where lead_id = :id and clock = 'thoroughness' and stopped_at is not null
            """)
        .param("id", lead.leadId())
        .query(Long.class)
        .single();
  }

  private long count(String table) {
    return jdbc.sql("select count(*) from " + table + " where lead_id = :id")
        .param("id", lead.leadId())
        .query(Long.class)
        .single();
  }
}
