package io.sluice.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.lead.LeadRegister;
import io.sluice.lead.Origin;
import io.sluice.lead.Registration;
import io.sluice.lead.SleepEnd;
import io.sluice.lead.Sleepers;
import io.sluice.lead.Submission;
import io.sluice.local.test.TestStack;
import io.sluice.source.SourceFigures;
import io.sluice.source.SourceFigures.Reason;
import io.sluice.source.SourceLedger;
import io.sluice.source.SourceReview;
import io.sluice.waterfall.CloseCycleWorker;
import io.sluice.waterfall.MilestoneDetails;
import io.sluice.waterfall.ReachStageWorker;
import io.sluice.waterfall.StageLedger;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What becomes of the leads of a source, and that marketing is told when most are refused. */
@ProcessTest
class SourceReviewIT {

  private static final MilestoneDetails NO_REASON =
      new MilestoneDetails(null, null, null, null, null);

  private final NewsServers servers = NewsServers.shared();
  private final String source = "Source " + UUID.randomUUID();

  @Autowired LeadRegister register;
  @Autowired StageLedger ledger;
  @Autowired ReachStageWorker reachStage;
  @Autowired CloseCycleWorker closeCycle;
  @Autowired Sleepers sleepers;
  @Autowired SourceLedger sources;
  @Autowired SourceReview review;
  @Autowired SampleTeam team;
  @Autowired TransactionTemplate transaction;
  @Autowired JdbcClient jdbc;

  @BeforeEach
  void marketersWithAddresses() {
    team.takeOver("marketing-operations", "Europe/Berlin", "src-1", "src-2");
    jdbc.sql("update rep set email = username || '@sluice.example' where username = 'src-1'")
        .update();
    TestStack.shared().clock().advance(Duration.ofMillis(1));
  }

  @AfterEach
  void giveBack() {
    team.giveBack();
  }

  @Test
  void countsWhatBecameOfEachInquiryOnce() {
    inquiry();
    var worked = inquiry();
    reach(worked, "aql", "tal");
    var won = inquiry();
    reach(won, "aql", "tal", "tql", "sal", "sql", "won");
    end(won, "lost", "price");
    var rerouted = inquiry();
    reach(rerouted, "aql");
    reject(rerouted, "wrong-territory");
    reach(rerouted, "tal");
    var beingCorrected = inquiry();
    reject(beingCorrected, "wrong-data");
    rejected("not-target-market");
    rejected("not-target-market");
    var disqualified = inquiry();
    reach(disqualified, "aql", "tal");
    end(disqualified, "disqualified-by-inside-sales", "no-need");
    end(inquiry(), "suppressed", "competitor");
    end(inquiry(), "recycled", "not-ready");

    assertThat(figures())
        .isEqualTo(
            new SourceFigures(
                source,
                10,
                4,
                4,
                4,
                3,
                2,
                1,
                1,
                0,
                7,
                4,
                new BigDecimal("57.1"),
                List.of(
                    new Reason("rejected", "not-target-market", 2),
                    new Reason("disqualified", "no-need", 1),
                    new Reason("suppressed", "competitor", 1))));
  }

  @Test
  void whatWokeFromItsSleepIsNoInquiryOfTheSource() {
    var lead = inquiry();
    end(lead, "recycled", "not-now");
    transaction.executeWithoutResult(
        status -> sleepers.wake(lead.leadId(), SleepEnd.WAKE_DATE).orElseThrow());

    assertThat(figures().inquiries()).isOne();
    assertThat(figures().open()).isZero();
  }

  @Test
  void marketingIsToldOnceWithTheFiguresWhenMostAreRefused() throws Exception {
    IntStream.range(0, 14).forEach(i -> rejected("not-target-market"));
    IntStream.range(0, 6).forEach(i -> accepted());

    CompletableFuture.allOf(
            CompletableFuture.runAsync(review::look), CompletableFuture.runAsync(review::look))
        .join();
    review.look();

    assertThat(await(this::sent, found -> found.size() > 1))
        .containsExactlyInAnyOrder(
            "mail source-refused src-1", "webhook source-refused marketing-operations");
    var mail = mails().getFirst();
    assertThat(mail)
        .contains("Hello SRC-1", source, "70 % of those that are decided were refused")
        .contains("narrow whom it addresses", "rejected before contact 14, disqualified 0")
        .contains("Inquiries       20, of which 6 still under way", "not target market 14");
    var posts = servers.postsAbout(source);
    assertThat(posts).hasSize(1);
    assertThat(posts.getFirst()).contains("14 of 20 decided (70 %)").doesNotContain("SRC-1");
    assertThat(mails()).hasSize(1);
  }

  @Test
  void aSourceThatWasReportedIsReportedAgainOnlyAfterThePeriod() {
    IntStream.range(0, 20).forEach(i -> rejected("student"));
    review.look();
    TestStack.shared().clock().advance(SourceReview.PERIOD.minusDays(1));
    IntStream.range(0, 20).forEach(i -> rejected("student"));
    review.look();
    assertThat(reports()).isOne();

    TestStack.shared().clock().advance(Duration.ofDays(2));
    review.look();

    assertThat(reports()).isEqualTo(2);
  }

  @Test
  void nobodyIsToldOfFewLeads() {
    IntStream.range(0, 19).forEach(i -> rejected("no-activity"));

    review.look();

    assertThat(reports()).isZero();
  }

  /** The daily look may come in between: at no time are more refused than accepted. */
  @Test
  void nobodyIsToldOfASourceOfWhichHalfIsAccepted() {
    IntStream.range(0, 19).forEach(i -> accepted());
    IntStream.range(0, 19).forEach(i -> rejected("no-activity"));

    review.look();

    assertThat(reports()).isZero();
  }

  @Test
  void itIsLookedEachDay() {
    assertThat(
            jdbc.sql("select count(*) from scheduled_tasks where task_name = 'review-sources'")
                .query(Integer.class)
                .single())
        .isOne();
  }

  private Registration inquiry() {
    var sample = SampleSubmissions.idealAndWarm();
    return transaction.execute(
        status ->
            register.register(
                new Submission(
                    sample.person(),
                    sample.company(),
                    new Origin(source, "outbound"),
                    sample.activity(),
                    sample.occurredAt())));
  }

  private void rejected(String reason) {
    var lead = inquiry();
    reject(lead, reason);
    end(lead, "recycled", reason);
  }

  private void accepted() {
    reach(inquiry(), "aql", "tal");
  }

  private void reject(Registration lead, String reason) {
    ledger.recordRejection(SampleJobs.of(lead, "accept-lead", Map.of()), reason);
  }

  private void reach(Registration lead, String... stages) {
    for (var stage : stages) {
      reachStage.reachStage(SampleJobs.of(lead, stage, Map.of()), NO_REASON);
    }
  }

  private void end(Registration lead, String end, String reason) {
    closeCycle.closeCycle(
        SampleJobs.of(lead, end, Map.of()), new MilestoneDetails(reason, null, null, null, 300));
  }

  private SourceFigures figures() {
    var now = now().plusMillis(1);
    return sources.figures(now.minus(Duration.ofDays(1)), now).stream()
        .filter(found -> found.source().equals(source))
        .findFirst()
        .orElseThrow();
  }

  private int reports() {
    return jdbc.sql("select count(*) from source_report where source = :source")
        .param("source", source)
        .query(Integer.class)
        .single();
  }

  private List<String> sent() {
    return jdbc.sql(
            """
            select channel || ' ' || kind || ' ' || coalesce(username, recipient) from delivery
            where model ->> 'source' = :source and sent_at is not null and lead_id is null
            """)
        .param("source", source)
        .query(String.class)
        .list();
  }

  private List<String> mails() throws Exception {
    var texts = new ArrayList<String>();
    for (var mail : servers.mailsTo("src-1@sluice.example")) {
      var text = (String) mail.getContent();
      if (text.contains(source)) {
        texts.add(text);
      }
    }
    return texts;
  }

  /** In real time, since mail servers have no other. */
  private static <T> T await(Callable<T> read, Predicate<T> wanted) throws Exception {
    var until = Instant.now().plus(Duration.ofSeconds(20));
    var found = read.call();
    while (!wanted.test(found) && Instant.now().isBefore(until)) {
      Thread.sleep(50);
      found = read.call();
    }
    assertThat(found).matches(wanted);
    return found;
  }

  private static Instant now() {
    return TestStack.shared().clock().now();
  }
}
