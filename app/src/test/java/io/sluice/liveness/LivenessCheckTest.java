package io.sluice.liveness;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.sluice.lead.LeadCycles;
import io.sluice.liveness.InstanceProbe.Sign;
import io.sluice.outbox.Outbox;
import io.sluice.testing.Http;
import io.sluice.testing.Leads;
import io.sluice.testing.SluiceTest;
import io.sluice.testing.TestClock;
import io.sluice.waterfall.Reopenings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@SluiceTest
@ExtendWith(OutputCaptureExtension.class)
class LivenessCheckTest {

  private static final Duration GRACE = Duration.ofMinutes(5);

  @Autowired JdbcClient jdbc;
  @Autowired LeadCycles cycles;
  @Autowired Reopenings reopenings;
  @Autowired Outbox outbox;
  @Autowired TransactionTemplate transaction;
  @Autowired TestClock clock;
  final Map<Long, Sign> signs = new HashMap<>();
  final List<Long> asked = new ArrayList<>();
  final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  Http http;
  Leads leads;
  LivenessCheck check;
  Runnable meanwhile = () -> {};

  @BeforeEach
  void closeWhatOthersLeftOpen(@LocalServerPort int port) {
    http = new Http(port);
    leads = new Leads(http, cycles);
    jdbc.sql("update lead_cycle set closed_at = now() where closed_at is null").update();
    check =
        new LivenessCheck(
            cycles, reopenings, outbox, this::look, transaction, clock, GRACE, meters);
  }

  @Test
  void aLeadWhoseInstanceIsGoneIsReopenedAndSaysWhy(CapturedOutput output) {
    var gone = lead(Sign.GONE);
    var key = leads.open(gone).processInstanceKey();
    var alive = lead(Sign.ALIVE);

    var report = check.check();

    assertThat(report.checked()).isEqualTo(2);
    assertThat(report.reopened())
        .containsExactly(new LivenessReport.Reopened(gone, 1, key.toString(), "instance-gone"));
    assertThat(leads.open(gone).processInstanceKey()).isNull();
    assertThat(leads.open(gone).claimedAt()).isNull();
    assertThat(leads.open(alive).processInstanceKey()).isNotNull();
    assertThat(
            jdbc.sql("select process_instance_key, reason from reopening where lead_id = :id")
                .param("id", gone)
                .query()
                .singleRow())
        .isEqualTo(Map.of("process_instance_key", key, "reason", "instance-gone"));
    assertThat(starts(gone)).isOne();
    assertThat(meters.counter("sluice.liveness.reopened").count()).isOne();
    assertThat(output)
        .contains("WARN")
        .contains("lead=" + gone)
        .contains("Cycle 1 is reopened: its process instance " + key + " is gone");
  }

  @Test
  void aReopenedLeadIsLeftAloneUntilItIsClaimed() {
    lead(Sign.GONE);
    check.check();

    assertThat(check.check().reopened()).isEmpty();
  }

  @Test
  void aLeadThatHasJustStartedIsNotLookedAt() {
    var lead = leads.submit(Leads.newEmail());
    signs.put(leads.claim(lead, clock.instant().minus(GRACE).plusSeconds(5)), Sign.GONE);

    assertThat(check.check().checked()).isZero();
    assertThat(asked).isEmpty();
  }

  @Test
  void aLeadThatEndsWhileItIsLookedAtStaysEnded() {
    var lead = lead(Sign.GONE);
    var key = leads.open(lead).processInstanceKey();
    meanwhile = () -> cycles.close(lead, 1, key, "lost", "price", clock.instant());

    assertThat(check.check().reopened()).isEmpty();
    assertThat(leads.latest(lead).outcome()).isEqualTo("lost");
  }

  @Test
  void whereTheEngineDoesNotAnswerNothingIsReopenedAndTheRestWaits() {
    for (int i = 0; i < 10; i++) {
      lead(Sign.UNKNOWN);
    }

    var report = check.check();

    assertThat(report.checked()).isZero();
    assertThat(report.unknown()).isEqualTo(10);
    assertThat(asked).hasSize(5);
  }

  @Test
  void theCheckCanBeAskedForAndSaysWhatItFound() {
    lead(Sign.ALIVE);

    var answer = http.post("/api/operations/liveness", "application/json", "");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().get("checked").asInt()).isZero();
    assertThat(answer.json().get("unknown").asInt()).isEqualTo(1);
    assertThat(answer.json().get("reopened")).isEmpty();
  }

  private Sign look(long key) {
    asked.add(key);
    meanwhile.run();
    return signs.get(key);
  }

  private UUID lead(Sign sign) {
    var lead = leads.submit(Leads.newEmail());
    signs.put(leads.claim(lead, clock.instant().minus(Duration.ofHours(1))), sign);
    return lead;
  }

  private long starts(UUID lead) {
    return jdbc.sql(
            "select count(*) from outbox where lead_id = :id and attempts = 0"
                + " and message = 'lead-captured'")
        .param("id", lead)
        .query(Long.class)
        .single();
  }
}
