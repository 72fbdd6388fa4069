package io.sluice.sleep;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.lead.LeadCycles;
import io.sluice.lead.Sleepers;
import io.sluice.notification.Deliveries;
import io.sluice.nurture.NurtureTouches;
import io.sluice.outbox.MessagePublisher.Outcome;
import io.sluice.outbox.OutboxMessage;
import io.sluice.testing.Http;
import io.sluice.testing.Leads;
import io.sluice.testing.Sleeping;
import io.sluice.testing.SluiceTest;
import io.sluice.testing.TestClock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.json.JsonMapper;

/** How the processes of touches are started. */
@SluiceTest
@ExtendWith(OutputCaptureExtension.class)
class TouchPublisherTest {

  @Autowired JdbcClient jdbc;
  @Autowired LeadCycles cycles;
  @Autowired Sleepers sleepers;
  @Autowired NurtureTouches touches;
  @Autowired Deliveries deliveries;
  @Autowired DataSource database;
  @Autowired JsonMapper json;
  @Autowired TransactionOperations transaction;
  @Autowired TestClock clock;

  final List<OutboxMessage> published = new CopyOnWriteArrayList<>();
  volatile Outcome outcome = Outcome.PUBLISHED;
  Sleeping sleeping;
  TouchPublisher publisher;

  @BeforeEach
  void nobodyElseSleeps(@LocalServerPort int port) {
    jdbc.sql("delete from nurture_touch").update();
    jdbc.sql("delete from sleep").update();
    var leads = new Leads(new Http(port), cycles);
    sleeping = new Sleeping(leads, cycles, sleepers, transaction, jdbc, clock);
    publisher = publisher(1_000);
  }

  @Test
  void whatIsDueIsStartedByCodesAloneAndTheEngineKeepsItForNoOther() {
    var lead = sleeping.lead(clock.instant());
    sleeping.lead(clock.instant().plusSeconds(60));
    sleeping.lead(null);

    assertThat(publisher.publishDue()).isOne();

    var message = published.getFirst();
    assertThat(message.message()).isEqualTo("touch-due");
    assertThat(message.correlationKey()).isEqualTo(lead + ":1");
    assertThat(message.timeToLive()).isZero();
    var variables = json.readTree(message.variables());
    assertThat(variables.propertyNames())
        .containsExactlyInAnyOrder("leadId", "cycle", "leadCycle", "touchStep", "track", "persona");
    assertThat(variables.get("touchStep").asInt()).isOne();
    assertThat(variables.get("track").asString()).isEqualTo("timing");
    assertThat(variables.get("persona").asString()).isEqualTo("unknown");
  }

  @Test
  void itIsStartedAgainWhenNothingCameOfItInTimeAndThenIsAnAlarm(CapturedOutput output) {
    sleeping.lead(clock.instant());

    for (var i = 0; i < TouchPublisher.ATTEMPTS_BEFORE_ALARM; i++) {
      assertThat(publisher.publishDue()).isOne();
      assertThat(publisher.publishDue()).isZero();
      clock.forward(TouchPublisher.DONE_WITHIN);
    }
    assertThat(output).doesNotContain("has not been sent");

    assertThat(publisher.publishDue()).isOne();
    assertThat(output).contains("Touch 1 of a sleeping lead has not been sent: 5 starts");
    clock.forward(TouchPublisher.DONE_WITHIN);
    assertThat(publisher.publishDue()).isZero();
    clock.forward(TouchPublisher.ALARMED_INTERVAL);
    assertThat(publisher.publishDue()).isOne();
  }

  @Test
  void whileTheEngineIsAwayNothingCounts(CapturedOutput output) {
    sleeping.lead(clock.instant());
    outcome = Outcome.TURNED_AWAY;

    IntStream.range(0, 8)
        .forEach(
            i -> {
              assertThat(publisher.publishDue()).isOne();
              clock.forward(Duration.ofSeconds(30));
            });

    assertThat(published).extracting(OutboxMessage::attempts).containsOnly(1);
    assertThat(output).doesNotContain("has not been sent");
  }

  @Test
  void twoAtOnceStartEachOnce() {
    var leads = IntStream.range(0, 20).mapToObj(i -> sleeping.lead(clock.instant())).toList();

    CompletableFuture.allOf(
            CompletableFuture.runAsync(publisher::publishDue),
            CompletableFuture.runAsync(publisher(1_000)::publishDue))
        .join();

    assertThat(published)
        .extracting(OutboxMessage::leadId)
        .containsExactlyInAnyOrderElementsOf(leads);
  }

  @Test
  void noMoreAreStartedThanTheRateAllows() {
    IntStream.range(0, 5).forEach(i -> sleeping.lead(clock.instant()));
    var slow = publisher(3);

    assertThat(slow.publishDue()).isEqualTo(3);
    clock.forward(Duration.ofSeconds(2));
    assertThat(slow.publishDue()).isEqualTo(2);
  }

  @Test
  void nobodyIsTouchedWithoutAMailServer() {
    sleeping.lead(clock.instant());

    publisher.look();

    assertThat(published).isEmpty();
  }

  @Test
  void whoWokeOrRepliedIsNotTouched() {
    var woken = sleeping.lead(clock.instant());
    var replied = sleeping.lead(clock.instant());
    jdbc.sql("update sleep set ended_at = now(), ended_by = 'wake-date' where lead_id = :id")
        .param("id", woken)
        .update();
    stopTouches(replied);

    assertThat(publisher.publishDue()).isZero();
  }

  private void stopTouches(UUID lead) {
    transaction.executeWithoutResult(status -> sleepers.stopTouches(List.of(lead), "reply"));
  }

  private TouchPublisher publisher(int rate) {
    return new TouchPublisher(
        touches,
        message -> {
          published.add(message);
          return outcome;
        },
        deliveries,
        database,
        json,
        new TouchProperties(rate),
        clock);
  }
}
