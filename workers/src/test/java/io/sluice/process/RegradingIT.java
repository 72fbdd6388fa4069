package io.sluice.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.bpmn.Models;
import io.sluice.lead.Company;
import io.sluice.lead.CycleOpened;
import io.sluice.lead.FactsChanged;
import io.sluice.lead.LeadCycles;
import io.sluice.lead.LeadRegister;
import io.sluice.lead.Origin;
import io.sluice.lead.Person;
import io.sluice.lead.Registration;
import io.sluice.lead.Sleep;
import io.sluice.lead.Sleepers;
import io.sluice.lead.Submission;
import io.sluice.local.test.TestStack;
import io.sluice.nurture.CriteriaVersions;
import io.sluice.nurture.Regrading;
import io.sluice.qualification.CheckFitWorker;
import io.sluice.qualification.CheckReadinessWorker;
import io.sluice.qualification.GradeOverrides;
import io.sluice.waterfall.CloseCycleWorker;
import io.sluice.waterfall.MilestoneDetails;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Criteria and facts that change wake the sleeping leads that people would work by them. */
@ProcessTest
class RegradingIT {

  private static final int ALL = 1_000;

  @Autowired Waterfall waterfall;
  @Autowired LeadRegister register;
  @Autowired LeadCycles cycles;
  @Autowired Sleepers sleepers;
  @Autowired CheckFitWorker checkFit;
  @Autowired GradeOverrides overrides;
  @Autowired CheckReadinessWorker checkReadiness;
  @Autowired CloseCycleWorker closeCycle;
  @Autowired CriteriaVersions versions;
  @Autowired Regrading regrading;
  @Autowired ApplicationEventPublisher events;
  @Autowired TransactionTemplate transaction;
  @Autowired JdbcClient jdbc;

  @BeforeEach
  void letNobodyElseSleep() {
    jdbc.sql("update sleep set ended_at = now(), ended_by = 'withdrawn' where ended_at is null")
        .update();
    versions.look();
    versions.tell();
  }

  @AfterEach
  void restoreTheCriteria() {
    Stream.of(Models.ICP_FIT, Models.SALES_READINESS, Models.QUALIFICATION_MATRIX)
        .forEach(decision -> waterfall.deployDecision(decision, UnaryOperator.identity()));
    versions.look();
  }

  @Test
  void howALeadWasGradedIsKeptWhileItSleeps() {
    var ideal = sleep(asleep("pricing-page", 0, IDEAL));

    assertThat(ideal.fitGrade()).isEqualTo("A");
    assertThat(ideal.readinessLevel()).isEqualTo(2);
    assertThat(ideal.route()).isEqualTo("inside-sales");
    assertThat(sleep(asleep("pricing-page", 0, POOR)).cell().isWorked()).isFalse();
  }

  @Test
  void aNewVersionOfTheProfileWakesThoseThatItGradesBetterAndNoOthers() {
    var better = asleep("pricing-page", 0, POOR);
    var betterButCold = asleep("newsletter", 60, POOR);
    var workedAndTheSame = asleep("pricing-page", 0, IDEAL);

    deploy(Models.ICP_FIT, RegradingIT::withoutGradeD);
    lookAndRegrade();

    assertThat(wokenBy("criteria")).containsExactly(better);
    assertThat(cycles.findOpen(better).orElseThrow().cycle()).isEqualTo(2);
    assertThat(sleepers.findAll(better).getFirst().changedBy()).startsWith("icp-fit ");
    assertThat(sleepers.find(betterButCold)).isPresent();
    assertThat(sleepers.find(workedAndTheSame)).isPresent();
  }

  @Test
  void aGradeThatGetsWorseWakesNobody() {
    var worked = asleep("demo-request", 0, IDEAL);

    deploy(Models.ICP_FIT, table -> changed(table, "<text>\"A\"</text>", "<text>\"B\"</text>"));
    lookAndRegrade();

    assertThat(wokenBy("criteria")).isEmpty();
    assertThat(sleep(worked).regradeAt()).isNull();
  }

  @Test
  void aTableThatMakesThemMoreReadyWakesThoseThatItFindsHotterStill() {
    var hotter = asleep("webinar", 0, IDEAL);
    var faded = asleep("newsletter", 400, IDEAL);

    deploy(
        Models.SALES_READINESS,
        table ->
            changed(
                table,
                "levels: readinessLevels",
                "levels: [{level: 1, fromPoints: 1}, {level: 4, fromPoints: 0}]"));
    lookAndRegrade();

    assertThat(wokenBy("criteria")).containsExactly(hotter);
    assertThat(sleepers.find(faded)).isPresent();
  }

  @Test
  void aMatrixThatGivesTheirCellToPeopleWakesThemAndNotThoseWhomPeopleHad() {
    var nobodys = asleep("pricing-page", 0, POOR);
    var worked = asleep("pricing-page", 0, IDEAL);

    deploy(
        Models.QUALIFICATION_MATRIX, table -> table.replace("\"marketing\"", "\"inside-sales\""));
    lookAndRegrade();

    assertThat(wokenBy("criteria")).containsExactly(nobodys);
    assertThat(sleepers.find(worked)).isPresent();
  }

  @Test
  void aVersionThatIsTakenBackInTimeWakesNobody() {
    asleep("pricing-page", 0, POOR);
    deploy(Models.ICP_FIT, RegradingIT::withoutGradeD);
    regrade();
    deploy(Models.ICP_FIT, UnaryOperator.identity());

    lookAndRegrade();

    assertThat(wokenBy("criteria")).isEmpty();
  }

  @Test
  void anArchivedLeadIsWokenByNone() {
    var archived = asleep("pricing-page", 0, POOR);
    jdbc.sql("update sleep set archived = true, wake_at = null where lead_id = :id")
        .param("id", archived)
        .update();

    deploy(Models.ICP_FIT, RegradingIT::withoutGradeD);
    tellFactsChanged(archived);
    lookAndRegrade();

    assertThat(sleepers.find(archived)).isPresent();
  }

  @Test
  void twoInstancesAtOnceMarkOnceAndWakeEachOnce() {
    var better = IntStream.range(0, 12).mapToObj(i -> asleep("pricing-page", 0, POOR)).toList();
    waterfall.deployDecision(Models.ICP_FIT, RegradingIT::withoutGradeD);
    var seenBefore = countVersions();

    atOnce(() -> look());
    assertThat(countVersions()).isEqualTo(seenBefore + 1);
    var graded = atOnce(() -> regrading.regrade(ALL));
    var woken = atOnce(() -> wake().size());

    assertThat(graded.stream().mapToInt(Integer::intValue).sum()).isEqualTo(12);
    assertThat(woken.stream().mapToInt(Integer::intValue).sum()).isEqualTo(12);
    assertThat(better).allSatisfy(lead -> assertThat(cycles.findAll(lead)).hasSize(2));
    versions.tell();
    assertThat(
            jdbc.sql(
                    """
                    select marked from criteria_version
                    where decision_id = 'icp-fit' and told_at is not null
                    order by version desc limit 1
                    """)
                .query(Integer.class)
                .single())
        .isEqualTo(12);
  }

  @Test
  void markingThatStoppedHalfwayGoesOnBehindTheLastOne() {
    var leads =
        IntStream.range(0, 4)
            .mapToObj(i -> asleep("pricing-page", 0, POOR))
            .sorted(Comparator.comparing(UUID::toString))
            .toList();
    jdbc.sql(
            """
            update criteria_version set marked_at = null, told_at = null, marked = 2,
              marked_up_to = :last
            where decision_id = 'icp-fit' and version =
              (select max(version) from criteria_version where decision_id = 'icp-fit')
            """)
        .param("last", leads.get(1))
        .update();
    versions.tell();
    assertThat(untold()).as("is still being marked").isEqualTo(1);

    atOnce(() -> look());

    assertThat(leads.stream().map(lead -> sleep(lead).regradeAt() != null))
        .containsExactly(false, false, true, true);
    assertThat(
            jdbc.sql("select marked from criteria_version where told_at is null")
                .query(Integer.class)
                .list())
        .containsExactly(4);
    regrade();
    versions.tell();
    assertThat(untold()).isZero();
  }

  private int untold() {
    return jdbc.sql("select count(*) from criteria_version where told_at is null")
        .query(Integer.class)
        .single();
  }

  @Test
  void aFactThatBecomesKnownWakesTheLeadThatItMakesIdeal() {
    var lead = asleep("pricing-page", 0, POOR);
    var other = asleep("pricing-page", 0, POOR);

    transaction.executeWithoutResult(
        status -> {
          learnThatItIsIdeal(lead);
          events.publishEvent(new FactsChanged(lead));
        });
    regrade();

    assertThat(wokenBy("facts")).containsExactly(lead);
    assertThat(sleepers.find(other)).isPresent();
  }

  @Test
  void aFactThatHasNothingToDoWithItWakesNobody() {
    var worked = asleep("demo-request", 0, IDEAL);
    transaction.executeWithoutResult(
        status -> {
          jdbc.sql("update lead set phone = '+1-555-0199' where lead_id = :id")
              .param("id", worked)
              .update();
          events.publishEvent(new FactsChanged(worked));
        });

    regrade();

    assertThat(wokenBy("facts")).isEmpty();
    assertThat(sleep(worked).regradeAt()).isNull();
  }

  @Test
  void whatSomebodySaysOfALeadWakesItWherePeopleWouldWorkItNow() {
    var called = asleep("pricing-page", 0, POOR);
    var other = asleep("pricing-page", 0, POOR);

    transaction.executeWithoutResult(
        status ->
            overrides.set(
                called, "fit", "B", "sam", "Spoke to them", now().plus(Duration.ofDays(9))));
    regrade();

    assertThat(wokenBy("facts")).containsExactly(called);
    assertThat(sleepers.find(other)).isPresent();
  }

  @Test
  void whatIsRolledBackMarksNobody() {
    var lead = asleep("pricing-page", 0, POOR);
    transaction.executeWithoutResult(
        status -> {
          events.publishEvent(new FactsChanged(lead));
          status.setRollbackOnly();
        });

    assertThat(sleep(lead).regradeAt()).isNull();
  }

  @Test
  void neitherTimeNorDecayWakesAnybody() {
    var sleepers = List.of(asleep("demo-request", 0, IDEAL), asleep("webinar", 0, POOR));
    for (var days : List.of(1, 20, 40)) {
      TestStack.shared().clock().advance(Duration.ofDays(days));
      sleepers.forEach(this::tellFactsChanged);
      regrade();
    }

    assertThat(wokenBy("facts")).isEmpty();
  }

  private static final Facts IDEAL = new Facts("VP Marketing", "US", "software", 420, 60_000_000L);
  private static final Facts POOR = new Facts(null, null, null, null, null);

  private record Facts(
      String jobTitle, String country, String industry, Integer employees, Long revenue) {}

  /** A lead that was assessed, recycled and laid to sleep as the workers do it. */
  private UUID asleep(String activity, int daysAgo, Facts facts) {
    var account = UUID.randomUUID() + ".example";
    var submission =
        new Submission(
            new Person("dana@" + account, "Dana", "Reed", null, facts.jobTitle()),
            new Company(
                "Northwind Traders",
                account,
                facts.country(),
                facts.industry(),
                facts.employees(),
                facts.revenue(),
                null,
                null),
            new Origin("website", "inbound"),
            activity,
            now().minus(Duration.ofDays(daysAgo)));
    var lead = transaction.execute(status -> register.register(submission));
    layToSleep(lead);
    return lead.leadId();
  }

  private void layToSleep(Registration lead) {
    checkFit.checkFit(SampleJobs.of(lead, "check-fit", Map.of()));
    checkReadiness.checkReadiness(SampleJobs.of(lead, "check-readiness", Map.of()));
    closeCycle.closeCycle(
        SampleJobs.of(lead, "recycled", Map.of()),
        new MilestoneDetails("not-now", null, null, null, 300));
  }

  private void learnThatItIsIdeal(UUID lead) {
    jdbc.sql(
            """
            update lead set job_title = 'VP Marketing', country = 'US', industry = 'software',
              employees = 420, annual_revenue = 60000000
            where lead_id = :id
            """)
        .param("id", lead)
        .update();
  }

  private void tellFactsChanged(UUID lead) {
    transaction.executeWithoutResult(status -> events.publishEvent(new FactsChanged(lead)));
  }

  private void deploy(String decision, UnaryOperator<String> change) {
    waterfall.deployDecision(decision, change);
    versions.look();
  }

  /** Where the profile says D it says A. */
  private static String withoutGradeD(String table) {
    return changed(table, "<text>\"D\"</text>", "<text>\"A\"</text>");
  }

  private static String changed(String table, String from, String to) {
    assertThat(table).contains(from);
    return table.replace(from, to);
  }

  private int look() {
    versions.look();
    return 0;
  }

  private void lookAndRegrade() {
    versions.look();
    regrade();
  }

  private void regrade() {
    regrading.regrade(ALL);
    assertThat(regrading.regrade(ALL)).isZero();
  }

  private List<UUID> wokenBy(String end) {
    wake();
    return jdbc.sql("select lead_id from sleep where ended_by = :end and ended_at >= :since")
        .param("end", end)
        .param("since", Timestamp.from(begin))
        .query(UUID.class)
        .list();
  }

  private final Instant begin = now();

  private List<CycleOpened> wake() {
    return transaction.execute(status -> sleepers.wakeDue(ALL));
  }

  private static <T> List<T> atOnce(Supplier<T> work) {
    var one = CompletableFuture.supplyAsync(work);
    var other = CompletableFuture.supplyAsync(work);
    return List.of(one.join(), other.join());
  }

  private int countVersions() {
    return jdbc.sql("select count(*) from criteria_version where decision_id = 'icp-fit'")
        .query(Integer.class)
        .single();
  }

  private Sleep sleep(UUID lead) {
    return sleepers.find(lead).orElseThrow();
  }

  private static Instant now() {
    return TestStack.shared().clock().now();
  }
}
