package io.sluice.sleep;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@SluiceTest
class WakerTest {

  @Autowired JdbcClient jdbc;
  @Autowired LeadCycles cycles;
  @Autowired Sleepers sleepers;
  @Autowired Outbox outbox;
  @Autowired TransactionTemplate transaction;
  @Autowired TestClock clock;
  Leads leads;
  Waker waker;

  @BeforeEach
  void letNobodyElseSleep(@LocalServerPort int port) {
    leads = new Leads(new Http(port), cycles);
    waker = waker(100);
    jdbc.sql("delete from sleep").update();
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
  void noMoreWakeAtOnceThanIsAllowedAndTheLongestOverdueFirst() {
    var late = asleep("recycled", now());
    var later = asleep("recycled", now().minusSeconds(60));
    var latest = asleep("lost", now().minusSeconds(120));

    assertThat(waker(2).wakeDue()).isEqualTo(2);

    assertThat(cycles.findOpen(late)).isEmpty();
    assertThat(cycles.findOpen(later)).isPresent();
    assertThat(cycles.findOpen(latest)).isPresent();
    assertThat(waker(2).wakeDue()).isEqualTo(1);
  }

  @Test
  void twoWakersAndASubmissionAtOnceOpenOneCycleEach() {
    var emails = IntStream.range(0, 20).mapToObj(i -> Leads.newEmail()).toList();
    var asleep = emails.stream().map(email -> asleep(email, "recycled", now())).toList();

    CompletableFuture.allOf(
            CompletableFuture.runAsync(() -> waker.wakeDue()),
            CompletableFuture.runAsync(() -> waker(100).wakeDue()),
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

  private Waker waker(int most) {
    return new Waker(sleepers, outbox, transaction, most);
  }

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
