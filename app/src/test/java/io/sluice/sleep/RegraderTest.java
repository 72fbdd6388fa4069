package io.sluice.sleep;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.client.api.command.ClientException;
import io.sluice.lead.Cell;
import io.sluice.lead.FactsChanged;
import io.sluice.lead.LeadCycles;
import io.sluice.lead.Sleep;
import io.sluice.lead.SleepMarks;
import io.sluice.lead.SleepPlan;
import io.sluice.lead.Sleepers;
import io.sluice.nurture.CriteriaVersions;
import io.sluice.nurture.Regrading;
import io.sluice.outbox.Outbox;
import io.sluice.qualification.GradeOverrides;
import io.sluice.testing.Http;
import io.sluice.testing.Leads;
import io.sluice.testing.SluiceTest;
import io.sluice.testing.TestClock;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * How fast marked sleepers are graded again and wake, and what becomes of a mark without engine.
 */
@SluiceTest
class RegraderTest {

  private static final Cell WORKED =
      new Cell("B", 2, "inside-sales", Instant.parse("2026-01-05T10:00:00Z"));

  @Autowired LeadCycles cycles;
  @Autowired Sleepers sleepers;
  @Autowired SleepMarks marks;
  @Autowired Regrader regrader;
  @Autowired Regrading regrading;
  @Autowired CriteriaVersions versions;
  @Autowired GradeOverrides overrides;
  @Autowired Outbox outbox;
  @Autowired ApplicationEventPublisher events;
  @Autowired DataSource database;
  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transaction;
  @Autowired TestClock clock;
  Http http;
  Leads leads;

  @BeforeEach
  void letNobodyElseSleep(@LocalServerPort int port) {
    http = new Http(port);
    leads = new Leads(http, cycles);
    jdbc.sql("delete from sleep").update();
    jdbc.sql("delete from outbox").update();
  }

  @Test
  void aMarkOutlivesAnEngineThatIsAway() {
    var lead = asleep();
    transaction.executeWithoutResult(status -> events.publishEvent(new FactsChanged(lead)));

    regrader.look();
    regrader.lookAtCriteria();

    var sleep = sleepers.find(lead).orElseThrow();
    assertThat(sleep.regradeBy()).isEqualTo("facts");
    assertThat(sleep.regradeAt()).isAfter(clock.instant());
    clock.forward(Duration.ofSeconds(31));
    assertThat(marks.take(10, clock.instant())).extracting(Sleep::leadId).containsExactly(lead);
  }

  @Test
  void allInstancesTogetherGradeAgainAtTheRate() {
    IntStream.range(0, 30).forEach(i -> asleep());
    markAll("icp-fit 7");
    var what = UUID.randomUUID().toString();
    var one = regraderOf(new RateCap(what, 5, database, clock));
    var other = regraderOf(new RateCap(what, 5, database, clock));
    var begin = clock.instant();
    while (taken() < 30) {
      CompletableFuture.allOf(gradesInVain(one), gradesInVain(other)).join();
      var most = 5 * (1 + Duration.between(begin, clock.instant()).toMillis() / 1_000.0);
      assertThat(taken()).isLessThanOrEqualTo((int) Math.ceil(most));
      clock.forward(Duration.ofMillis(250));
    }
    assertThat(Duration.between(begin, clock.instant()))
        .isGreaterThanOrEqualTo(Duration.ofSeconds(5));
  }

  @Test
  void thoseWhoseFactsHaveChangedComeBeforeAHerdOfNewCriteria() {
    asleep();
    var changed = asleep();
    asleep();
    markAll("icp-fit 7");
    clock.forward(Duration.ofMillis(1));
    transaction.executeWithoutResult(status -> events.publishEvent(new FactsChanged(changed)));
    markAll("icp-fit 8");

    var first = marks.take(1, clock.instant().plusSeconds(30)).getFirst();

    assertThat(first.leadId()).isEqualTo(changed);
    assertThat(first.regradeBy()).isEqualTo("facts");
  }

  @Test
  void aMarkThatIsSetWhileALeadIsGradedHasItGradedOnceMore() {
    var lead = asleep();
    markAll("icp-fit 7");
    var taken = marks.take(1, clock.instant().plusSeconds(30)).getFirst();
    markAll("icp-fit 8");

    marks.regraded(taken, true);

    var sleep = sleepers.find(lead).orElseThrow();
    assertThat(sleep.regradeBy()).isEqualTo("icp-fit 8");
    assertThat(sleep.changedAt()).isNull();
  }

  @Test
  void newCriteriaMarkSomeAtATimeInTheOrderOfTheirIds() {
    var all =
        IntStream.range(0, 5)
            .mapToObj(i -> asleep())
            .sorted(Comparator.comparing(UUID::toString))
            .toList();

    var first = transaction.execute(s -> marks.criteriaChanged("icp-fit 7", SleepMarks.NOBODY, 2));
    assertThat(first).isEqualTo(new SleepMarks.Marked(2, all.get(1)));
    assertThat(all.stream().map(lead -> sleepers.find(lead).orElseThrow().regradeBy()))
        .containsExactly("icp-fit 7", "icp-fit 7", null, null, null);

    var next = transaction.execute(s -> marks.criteriaChanged("icp-fit 7", first.last(), 3));
    assertThat(next).isEqualTo(new SleepMarks.Marked(3, all.get(4)));
    var none = transaction.execute(s -> marks.criteriaChanged("icp-fit 7", next.last(), 3));
    assertThat(none).isEqualTo(new SleepMarks.Marked(0, null));
  }

  @Test
  void anOverrideThatRunsOutHasItsLeadGradedAgainOnceAndSaysSo() {
    var lead = asleep();
    Leads.enterRep(jdbc, "regrader-test-mia", "regrader-test");
    var until = clock.instant().plus(Duration.ofHours(1));
    transaction.executeWithoutResult(
        status -> overrides.set(lead, "fit", "D", "regrader-test-mia", "A student", until));
    marks.regraded(sleepers.find(lead).orElseThrow(), false);

    regrader.lookAtOverrides();
    assertThat(sleepers.find(lead).orElseThrow().regradeBy()).isNull();

    clock.forward(Duration.ofHours(2));
    CompletableFuture.allOf(
            CompletableFuture.runAsync(regrader::lookAtOverrides),
            CompletableFuture.runAsync(regrader::lookAtOverrides))
        .join();
    assertThat(sleepers.find(lead).orElseThrow().regradeBy()).isEqualTo("facts");
    var read = http.get("/api/leads/" + lead).json().at("/overrides/0");
    assertThat(read.get("endedAt").asString()).isEqualTo(read.get("until").asString());

    marks.regraded(sleepers.find(lead).orElseThrow(), false);
    regrader.lookAtOverrides();
    assertThat(sleepers.find(lead).orElseThrow().regradeBy()).as("only once").isNull();
  }

  @Test
  void thoseThatPeopleWouldWorkNowWakeUnderTheCapOfTheOthersAndAfterThem() {
    var due = asleep();
    var changed = List.of(asleep(), asleep(), asleep());
    changed.forEach(this::peopleWouldWork);
    clock.forward(Duration.ofHours(1));
    jdbc.sql("update sleep set wake_at = :now where lead_id = :id")
        .param("now", Timestamp.from(clock.instant()))
        .param("id", due)
        .update();
    var waker = waker(new RateCap(UUID.randomUUID().toString(), 2, database, clock));

    assertThat(waker.wakeDue()).isEqualTo(2);
    assertThat(waker.wakeDue()).isZero();
    assertThat(sleepers.findAll(due)).extracting(Sleep::endedBy).containsExactly("wake-date");
    clock.forward(Duration.ofSeconds(1));
    assertThat(waker.wakeDue()).isEqualTo(2);

    assertThat(changed)
        .allSatisfy(
            lead -> {
              assertThat(leads.open(lead).cycle()).isEqualTo(2);
              assertThat(sleepers.findAll(lead).getFirst().endedBy()).isEqualTo("criteria");
              assertThat(sleepers.findAll(lead).getFirst().changedBy()).isEqualTo("icp-fit 7");
            });
    assertThat(outbox.countWoken()).isEqualTo(4);
  }

  private Regrader regraderOf(RateCap cap) {
    return new Regrader(marks, regrading, versions, overrides, cap);
  }

  private Waker waker(RateCap cap) {
    return new Waker(sleepers, outbox, transaction, cap, clock, 100);
  }

  private static CompletableFuture<Void> gradesInVain(Regrader regrader) {
    return CompletableFuture.runAsync(
        () -> {
          try {
            regrader.regradeSome();
          } catch (ClientException away) {
            // Those it took come again.
          }
        });
  }

  /** Those that were taken come again half a minute later. */
  private int taken() {
    return jdbc.sql("select count(*) from sleep where regrade_at > :now")
        .param("now", Timestamp.from(clock.instant()))
        .query(Integer.class)
        .single();
  }

  private void markAll(String version) {
    transaction.executeWithoutResult(
        status -> marks.criteriaChanged(version, SleepMarks.NOBODY, 1_000));
  }

  private void peopleWouldWork(UUID lead) {
    jdbc.sql(
            """
            update sleep set regrade_at = :now, regrade_by = 'icp-fit 7' where lead_id = :id
            """)
        .param("now", Timestamp.from(clock.instant()))
        .param("id", lead)
        .update();
    marks.regraded(sleepers.find(lead).orElseThrow(), true);
  }

  private UUID asleep() {
    var lead = leads.submit(Leads.newEmail());
    var key = leads.claim(lead, clock.instant());
    var wakeAt = clock.instant().plus(Duration.ofDays(90));
    transaction.executeWithoutResult(
        status -> {
          cycles.close(lead, 1, key, "recycled", "not-now", clock.instant());
          sleepers.fallAsleep(lead, 1, new SleepPlan("timing", wakeAt, 2, false, null, WORKED));
        });
    return lead;
  }
}
