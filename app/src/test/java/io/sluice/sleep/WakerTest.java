package io.sluice.sleep;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.lead.LeadCycles;
import io.sluice.lead.Sleepers;
import io.sluice.outbox.Outbox;
import io.sluice.testing.Http;
import io.sluice.testing.Leads;
import io.sluice.testing.SluiceTest;
import io.sluice.testing.TestClock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
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
    jdbc.sql("update lead_cycle set wake_on = null").update();
  }

  @ParameterizedTest
  @ValueSource(strings = {"recycled", "lost"})
  void aLeadWakesOnItsDayAndNotBefore(String outcome) {
    var lead = asleep(outcome, today().plusDays(30));
    waker.wakeDue();
    assertThat(cycles.findOpen(lead)).isEmpty();

    clock.forward(Duration.ofDays(30));
    waker.wakeDue();
    waker.wakeDue();

    assertThat(cycles.findAll(lead)).hasSize(2);
    assertThat(leads.open(lead).cycle()).isEqualTo(2);
    assertThat(leads.open(lead).entry()).isEqualTo("inquiry");
    assertThat(starts(lead, 2)).isOne();
  }

  @Test
  void onlyRecycledAndLostLeadsWake() {
    var lead = asleep("customer", today());

    assertThat(waker.wakeDue()).isZero();
    assertThat(cycles.findOpen(lead)).isEmpty();
  }

  @Test
  void aSuppressedLeadSleepsOn() {
    var lead = asleep("recycled", today());
    jdbc.sql("update lead set suppressed_at = now() where lead_id = :id")
        .param("id", lead)
        .update();

    assertThat(waker.wakeDue()).isZero();
    assertThat(cycles.findOpen(lead)).isEmpty();
  }

  @Test
  void aLeadThatCameBackByItselfIsNotWokenOnceMore() {
    var lead = asleep("recycled", today());
    jdbc.sql(
            """
            insert into lead_cycle (lead_id, cycle, entry, opened_at, outcome, closed_at)
            values (:id, 2, 'inquiry', now(), 'disqualified', now())
            """)
        .param("id", lead)
        .update();

    assertThat(waker.wakeDue()).isZero();
  }

  @Test
  void noMoreWakeAtOnceThanIsAllowedAndTheLongestOverdueFirst() {
    var late = asleep("recycled", today());
    var later = asleep("recycled", today().minusDays(1));
    var latest = asleep("lost", today().minusDays(2));

    assertThat(waker(2).wakeDue()).isEqualTo(2);

    assertThat(cycles.findOpen(late)).isEmpty();
    assertThat(cycles.findOpen(later)).isPresent();
    assertThat(cycles.findOpen(latest)).isPresent();
    assertThat(waker(2).wakeDue()).isEqualTo(1);
  }

  @Test
  void twoWakersAndASubmissionAtOnceOpenOneCycleEach() {
    var emails = IntStream.range(0, 20).mapToObj(i -> Leads.newEmail()).toList();
    var asleep = emails.stream().map(email -> asleep(email, "recycled", today())).toList();

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

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }

  private UUID asleep(String outcome, LocalDate wakeOn) {
    return asleep(Leads.newEmail(), outcome, wakeOn);
  }

  private UUID asleep(String email, String outcome, LocalDate wakeOn) {
    var lead = leads.submit(email);
    var key = leads.claim(lead, clock.instant());
    cycles.close(lead, 1, key, outcome, "not-now", wakeOn, clock.instant());
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
