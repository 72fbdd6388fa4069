package io.sluice.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.sluice.followup.Policies;
import io.sluice.followup.Reason;
import io.sluice.job.UnworkableJobException;
import io.sluice.lead.LeadCycle;
import io.sluice.lead.LeadCycles;
import io.sluice.lead.LeadRegister;
import io.sluice.lead.Registration;
import io.sluice.lead.Sleep;
import io.sluice.lead.Sleepers;
import io.sluice.lead.Submission;
import io.sluice.lead.Suppressions;
import io.sluice.local.test.TestStack;
import io.sluice.waterfall.CloseCycleWorker;
import io.sluice.waterfall.MilestoneDetails;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What is kept when a cycle ends: when the lead wakes, and whose end it was. */
@ProcessTest
class EndOfCycleIT {

  @Autowired LeadRegister register;
  @Autowired LeadCycles cycles;
  @Autowired Sleepers sleepers;
  @Autowired Suppressions suppressions;
  @Autowired Policies policies;
  @Autowired CloseCycleWorker closeCycle;
  @Autowired TransactionTemplate transaction;
  @Autowired JdbcClient jdbc;

  private Submission submission;
  private Registration lead;

  @BeforeEach
  void registerALead() {
    submission = SampleSubmissions.idealAndWarm();
    registerAgain();
  }

  @ParameterizedTest
  @CsvSource({"recycled-by-inside-sales", "lost"})
  void aLeadMayWakeSoManyDaysAfterItsEnd(String end) {
    close(end, null, 120);

    assertThat(wakeDay()).isBetween(today().plusDays(120), today().plusDays(134));
  }

  @Test
  void aDateThatWasAgreedCountsBeforeTheDays() {
    close("recycled-by-inside-sales", "2027-02-01", 30);

    assertThat(wakeDay()).isEqualTo("2027-02-01");
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {"customer, 90", "disqualified-by-sales, 90", "withdrawn, 90"})
  void othersDoNotSleep(String end, Integer days) {
    close(end, null, days);

    assertThat(sleepers.findAll(lead.leadId())).isEmpty();
  }

  @Test
  void whateverTheReasonALeadWakesOneDayOrIsArchived() {
    assertThat(reasonsToSleep()).hasSizeGreaterThan(20);
    for (var reason : reasonsToSleep()) {
      registerALead();
      closeCycle.closeCycle(
          SampleJobs.of(lead, reason.kind(), Map.of()),
          new MilestoneDetails(reason.value(), null, null, null, reason.wakeAfterDays()));

      var sleep = sleepers.find(lead.leadId()).orElseThrow();
      assertThat(sleep.archived()).as("%s", reason).isEqualTo(reason.goesTo().equals("closed"));
      assertThat(sleep.wakeAt() == null).as("%s", reason).isEqualTo(sleep.archived());
      assertThat(sleep.track()).isIn("early", "timing", "budget", "unreachable", "lost", "low");
    }
  }

  /** What a recycled or lost cycle may end with, by the table, the matrix or a re-evaluation. */
  private List<Reason> reasonsToSleep() {
    var byTable =
        Stream.of(
                "accept-lead",
                "discovery-call",
                "qualify-opportunity",
                "close-opportunity",
                "resolve-stalled-follow-up",
                "correct-lead")
            .flatMap(task -> policies.reasons(task).stream())
            .filter(reason -> !reason.kind().equals("disqualified"))
            .filter(reason -> !Set.of("route", "enrichment").contains(reason.goesTo()))
            .map(reason -> reason.kind().equals("lost") ? reason : recycled(reason));
    return Stream.concat(
            byTable, Stream.of(new Reason("recycled", "not-ready", "", "nurture", null)))
        .toList();
  }

  private static Reason recycled(Reason reason) {
    return new Reason(
        "recycled", reason.value(), reason.label(), reason.goesTo(), reason.wakeAfterDays());
  }

  @Test
  void theThirdPassInARowIsTheLast() {
    pass("recycled");
    pass("lost");
    pass("recycled");

    assertThat(sleepers.findAll(lead.leadId()))
        .extracting(Sleep::archived, sleep -> sleep.wakeAt() == null)
        .containsExactly(tuple(false, false), tuple(false, false), tuple(true, true));
  }

  @Test
  void whatSomebodyPromisedIsKeptAlsoAfterTheLastPass() {
    pass("recycled");
    pass("lost");
    registerAgain();
    close("recycled-by-inside-sales", "2027-02-01", null);

    assertThat(wakeDay()).isEqualTo("2027-02-01");
    assertThat(sleepers.find(lead.leadId()).orElseThrow().archived()).isFalse();
  }

  @Test
  void whoHasBoughtAndLeftMayPassAnew() {
    pass("recycled");
    pass("recycled");
    pass("customer");
    pass("churned");
    pass("recycled");
    pass("lost");

    assertThat(sleepers.findAll(lead.leadId())).extracting(Sleep::archived).containsOnly(false);
    assertThat(sleepers.find(lead.leadId())).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"recycled", "lost", "disqualified"})
  void aCustomerWhoIsSoldToInVainIsLookedAfterAgainAndDoesNotSleep(String end) {
    pass("customer");
    pass("expanded");
    pass(end);

    assertThat(sleepers.findAll(lead.leadId())).isEmpty();
    assertThat(cycles.findAll(lead.leadId()))
        .extracting(LeadCycle::entry, LeadCycle::outcome)
        .containsExactly(
            tuple("inquiry", "customer"),
            tuple("customer", "expanded"),
            tuple("expansion", end),
            tuple("customer", null));
  }

  @Test
  void whoMustBeLeftAloneDoesNotSleep() {
    transaction.executeWithoutResult(status -> suppressions.suppress(lead.leadId(), "opt-out"));

    close("recycled", null, 30);

    assertThat(sleepers.findAll(lead.leadId())).isEmpty();
    assertThat(latest().outcome()).isEqualTo("recycled");
  }

  @Test
  void aSuppressionEndsTheSleep() {
    close("recycled", null, 30);

    transaction.executeWithoutResult(status -> suppressions.suppress(lead.leadId(), "opt-out"));

    assertThat(sleepers.findAll(lead.leadId()).getLast().endedBy()).isEqualTo("withdrawn");
  }

  @Test
  void aDateThatIsNoneIsAnIncidentThatSaysWhatToDo() {
    assertThatThrownBy(() -> close("lost", "next spring", null))
        .isInstanceOf(UnworkableJobException.class)
        .hasMessageContaining("wakeOn is no ISO date")
        .hasMessageContaining("retry");
    assertThat(latest().closedAt()).isNull();
  }

  @Test
  void anInstanceThatIsWithdrawnBeforeItClaimedClaims() {
    var job = SampleJobs.of(lead, "withdrawn", Map.of());
    closeCycle.closeCycle(job, details("opt-out", null, null));

    assertThat(latest().outcome()).isEqualTo("withdrawn");
    assertThat(latest().processInstanceKey()).isEqualTo(job.processInstanceKey());
    assertThat(latest().claimedAt()).isNotNull();
  }

  @Test
  void theEndOfAnotherInstanceChangesNothing() {
    cycles.claim(lead.leadId(), 1, 8_000_001, TestStack.shared().clock().now());

    closeCycle.closeCycle(
        SampleJobs.of(lead, "withdrawn", Map.of()), details("opt-out", null, null));

    assertThat(latest().closedAt()).isNull();
    assertThat(
            jdbc.sql("select count(*) from stage_event where lead_id = :id")
                .param("id", lead.leadId())
                .query(Long.class)
                .single())
        .isZero();
  }

  private void close(String end, String wakeOn, Integer wakeAfterDays) {
    closeCycle.closeCycle(
        SampleJobs.of(lead, end, Map.of()), details("not-now", wakeOn, wakeAfterDays));
  }

  private static MilestoneDetails details(String reason, String wakeOn, Integer wakeAfterDays) {
    return new MilestoneDetails(reason, null, null, wakeOn, wakeAfterDays);
  }

  /** The lead's next cycle, from its start to its end. */
  private void pass(String end) {
    registerAgain();
    closeCycle.closeCycle(SampleJobs.of(lead, end, Map.of()), details("not-now", null, null));
  }

  private void registerAgain() {
    lead = transaction.execute(status -> register.register(submission));
  }

  private LocalDate wakeDay() {
    var wakeAt = sleepers.find(lead.leadId()).orElseThrow().wakeAt();
    return LocalDate.ofInstant(wakeAt, ZoneOffset.UTC);
  }

  private LeadCycle latest() {
    return cycles.findAll(lead.leadId()).getLast();
  }

  private static LocalDate today() {
    return LocalDate.ofInstant(TestStack.shared().clock().now(), ZoneOffset.UTC);
  }
}
