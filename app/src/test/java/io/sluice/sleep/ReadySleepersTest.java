package io.sluice.sleep;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.lead.LeadCycles;
import io.sluice.lead.SleepPlan;
import io.sluice.lead.Sleepers;
import io.sluice.testing.Http;
import io.sluice.testing.Leads;
import io.sluice.testing.SluiceTest;
import io.sluice.testing.TestClock;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What a sleeping lead does while the engine is away, which alone knows what makes a lead ready.
 */
@SluiceTest
class ReadySleepersTest {

  @Autowired LeadCycles cycles;
  @Autowired Sleepers sleepers;
  @Autowired ReadySleepers readySleepers;
  @Autowired TransactionTemplate transaction;
  @Autowired TestClock clock;
  Http http;
  UUID lead;

  @BeforeEach
  void aLeadSleeps(@LocalServerPort int port) {
    http = new Http(port);
    var leads = new Leads(http, cycles);
    lead = leads.submit(Leads.newEmail());
    var key = leads.claim(lead, clock.instant());
    var wakeAt = clock.instant().plus(Duration.ofDays(90));
    transaction.executeWithoutResult(
        status -> {
          cycles.close(lead, 1, key, "recycled", "not-now", clock.instant());
          sleepers.fallAsleep(
              lead, 1, new SleepPlan("timing", wakeAt, 2, false, wakeAt.minusSeconds(60)));
        });
  }

  @Test
  void isLookedAtAgainWhenTheEngineIsBack() {
    engage("pricing-page");

    readySleepers.look();

    assertThat(cycles.findOpen(lead)).isEmpty();
    assertThat(sleepers.find(lead).orElseThrow().recheckAt()).isAfter(clock.instant());
  }

  @Test
  void aReplyEndsTheTouchesAtOnce() {
    engage("email-reply");

    var sleep = sleepers.find(lead).orElseThrow();
    assertThat(sleep.touchesStoppedBy()).isEqualTo("reply");
    assertThat(sleep.nextTouchAt()).isNull();
  }

  @Test
  void nothingElseEndsTheTouches() {
    engage("email-click");

    var sleep = sleepers.find(lead).orElseThrow();
    assertThat(sleep.touchesStoppedAt()).isNull();
    assertThat(sleep.nextTouchAt()).isNotNull();
  }

  private void engage(String kind) {
    var answer =
        http.post(
            "/api/engagements",
            "application/json",
            "{\"leadId\":\"%s\",\"kind\":\"%s\"}".formatted(lead, kind));
    assertThat(answer.status()).isEqualTo(202);
  }
}
