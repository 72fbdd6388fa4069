package io.sluice.sleep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.lead.LeadCycles;
import io.sluice.lead.Sleep;
import io.sluice.lead.SleepPlan;
import io.sluice.lead.Sleepers;
import io.sluice.outbox.Outbox;
import io.sluice.testing.Http;
import io.sluice.testing.Leads;
import io.sluice.testing.SluiceTest;
import io.sluice.testing.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionTemplate;

@SluiceTest
class WakerTest {

  @Autowired JdbcClient jdbc;
  @Autowired LeadCycles cycles;
  @Autowired Sleepers sleepers;
  @Autowired Outbox outbox;
  @Autowired DataSource database;
  @Autowired TransactionTemplate transaction;
  @Autowired TestClock clock;
  Leads leads;
  Waker waker;

  @BeforeEach
  void letNobodyElseSleep(@LocalServerPort int port) {
    leads = new Leads(new Http(port), cycles);
    waker = waker(capOf(1_000), 100);
    jdbc.sql("delete from sleep").update();
    jdbc.sql("delete from outbox").update();
  }

  @ParameterizedTest
  @ValueSource(strings = {"recycled", "lost"})
  void aLeadWakesOnItsDayAndNotBefore(String outcome) {
    var lead = asleep(outcome, now().plus(Duration.ofDays(30)));
    waker.wakeDue();
    assertThat(cycles.findOpen(lead)).isEmpty();

    clock.forward(Duration.ofDays(30));
    waker.wakeDue();
    waker.wakeDue();

    assertThat(cycles.findAll(lead)).hasSize(2);
    assertThat(leads.open(lead).cycle()).isEqualTo(2);
    assertThat(leads.open(lead).entry()).isEqualTo("inquiry");
    assertThat(starts(lead, 2)).isOne();
    assertThat(sleepers.findAll(lead)).extracting(Sleep::endedBy).containsExactly("wake-date");
  }

  @Test
  void aSuppressedLeadSleepsOn() {
    var lead = asleep("recycled", now());
    jdbc.sql("update lead set suppressed_at = now() where lead_id = :id")
        .param("id", lead)
        .update();

    assertThat(waker.wakeDue()).isZero();
    assertThat(cycles.findOpen(lead)).isEmpty();
  }

  @Test
  void aLeadThatIsArchivedSleepsOn() {
    var lead = asleep("recycled", null);

    assertThat(waker.wakeDue()).isZero();
    assertThat(cycles.findOpen(lead)).isEmpty();
  }

  @Test
  void aLeadThatCameBackByItselfIsNotWokenOnceMore() {
    var email = Leads.newEmail();
    var lead = asleep(email, "recycled", now());
    leads.submit(email);

    assertThat(waker.wakeDue()).isZero();
    assertThat(cycles.findAll(lead)).hasSize(2);
    assertThat(sleepers.findAll(lead)).extracting(Sleep::endedBy).containsExactly("submission");
  }

  @Test
  void theLongestOverdueWakeFirst() {
    var late = asleep("recycled", now());
    var later = asleep("recycled", now().minusSeconds(60));
    var latest = asleep("lost", now().minusSeconds(120));

    assertThat(waker(capOf(2), 100).wakeDue()).isEqualTo(2);

    assertThat(cycles.findOpen(late)).isEmpty();
    assertThat(cycles.findOpen(later)).isPresent();
    assertThat(cycles.findOpen(latest)).isPresent();
  }

  @Test
  void allInstancesTogetherKeepToTheRate() {
    IntStream.range(0, 70).forEach(i -> asleep("recycled", now()));
    var what = newWord();
    var one = waker(new RateCap(what, 10, database, clock), 1_000);
    var another = waker(new RateCap(what, 10, database, clock), 1_000);
    var begin = now();
    var woken = 0;
    while (woken < 70) {
      woken += atOnce(one, another);
      var most = 10 * (1 + Duration.between(begin, now()).toMillis() / 1_000.0);
      assertThat(woken).isLessThanOrEqualTo((int) Math.ceil(most));
      clock.forward(Duration.ofMillis(250));
    }
    assertThat(Duration.between(begin, now())).isGreaterThanOrEqualTo(Duration.ofSeconds(6));
  }

  @Test
  void noMoreWakeWhileThoseBeforeAreUnderWay() {
    IntStream.range(0, 10).forEach(i -> asleep("recycled", now().minusSeconds(60)));
    var patient = waker(capOf(1_000), 4);
    assertThat(patient.wakeDue()).isEqualTo(4);
    assertThat(patient.wakeDue()).isZero();

    startSomeOfTheWoken(3);
    assertThat(patient.wakeDue()).isZero();

    laySomeOfTheStartedToSleep(2);
    assertThat(patient.wakeDue()).isEqualTo(2);
  }

  @Test
  void oneThatIsStuckHoldsUpNobodyForLong() {
    IntStream.range(0, 3).forEach(i -> asleep("recycled", now().minusSeconds(60)));
    var patient = waker(capOf(1_000), 2);
    assertThat(patient.wakeDue()).isEqualTo(2);
    startSomeOfTheWoken(2);
    assertThat(patient.wakeDue()).isZero();

    clock.forward(Duration.ofSeconds(61));

    assertThat(patient.wakeDue()).isOne();
  }

  @Test
  void whoDiesWithinABatchHasWokenNobody() {
    var asleep = IntStream.range(0, 10).mapToObj(i -> asleep("recycled", now())).toList();
    var dying = new Waker(sleepers, outbox, this::killed, capOf(1_000), clock, 100);

    assertThatThrownBy(dying::wakeDue).isInstanceOf(Killed.class);
    assertThat(asleep).allSatisfy(lead -> assertThat(cycles.findAll(lead)).hasSize(1));
    assertThat(asleep).allSatisfy(lead -> assertThat(starts(lead, 2)).isZero());

    assertThat(atOnce(waker, waker(capOf(1_000), 100))).isEqualTo(10);
    assertThat(asleep).allSatisfy(lead -> assertThat(starts(lead, 2)).isOne());
  }

  @Test
  void twoWakersAndASubmissionAtOnceOpenOneCycleEach() {
    var emails = IntStream.range(0, 20).mapToObj(i -> Leads.newEmail()).toList();
    var asleep = emails.stream().map(email -> asleep(email, "recycled", now())).toList();

    CompletableFuture.allOf(
            CompletableFuture.runAsync(() -> waker.wakeDue()),
            CompletableFuture.runAsync(() -> waker(capOf(1_000), 100).wakeDue()),
            CompletableFuture.runAsync(() -> emails.forEach(leads::submit)))
        .join();
    waker.wakeDue();

    assertThat(asleep)
        .allSatisfy(
            lead -> {
              assertThat(cycles.findAll(lead)).hasSize(2);
              assertThat(starts(lead, 2)).isOne();
            });
  }

  private Waker waker(RateCap cap, int mostUnderWay) {
    return new Waker(sleepers, outbox, transaction, cap, clock, mostUnderWay);
  }

  private RateCap capOf(int perSecond) {
    return new RateCap(newWord(), perSecond, database, clock);
  }

  private static String newWord() {
    return UUID.randomUUID().toString();
  }

  private static int atOnce(Waker one, Waker another) {
    return CompletableFuture.supplyAsync(one::wakeDue)
        .thenCombine(CompletableFuture.supplyAsync(another::wakeDue), Integer::sum)
        .join();
  }

  private <T> T killed(TransactionCallback<T> work) {
    return transaction.execute(
        status -> {
          work.doInTransaction(status);
          throw new Killed();
        });
  }

  private void startSomeOfTheWoken(int some) {
    jdbc.sql(
            """
            update lead_cycle c set process_instance_key = abs(hashtext(c.lead_id::text)),
              claimed_at = opened_at
            from (select * from outbox where priority = 3 limit :some) o
            where c.lead_id = o.lead_id and c.cycle = o.cycle
            """)
        .param("some", some)
        .update();
  }

  private void laySomeOfTheStartedToSleep(int some) {
    jdbc.sql(
            """
            update lead_cycle c set outcome = 'recycled', closed_at = opened_at
            from (select o.* from outbox o join lead_cycle using (lead_id, cycle)
                  where priority = 3 and claimed_at is not null limit :some) o
            where c.lead_id = o.lead_id and c.cycle = o.cycle
            """)
        .param("some", some)
        .update();
  }

  private static final class Killed extends RuntimeException {}

  private Instant now() {
    return clock.instant();
  }

  private UUID asleep(String outcome, Instant wakeAt) {
    return asleep(Leads.newEmail(), outcome, wakeAt);
  }

  private UUID asleep(String email, String outcome, Instant wakeAt) {
    var lead = leads.submit(email);
    var key = leads.claim(lead, clock.instant());
    transaction.executeWithoutResult(
        status -> {
          cycles.close(lead, 1, key, outcome, "not-now", clock.instant());
          sleepers.fallAsleep(lead, 1, new SleepPlan("timing", wakeAt, 2, wakeAt == null, null));
        });
    return lead;
  }

  private long starts(UUID lead, int cycle) {
    return jdbc.sql("select count(*) from outbox where lead_id = :id and cycle = :cycle")
        .param("id", lead)
        .param("cycle", cycle)
        .query(Long.class)
        .single();
  }
}
