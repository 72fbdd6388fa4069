package io.sluice.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.lead.Company;
import io.sluice.lead.CycleOpened;
import io.sluice.lead.LeadCycles;
import io.sluice.lead.LeadRegister;
import io.sluice.lead.Origin;
import io.sluice.lead.Person;
import io.sluice.lead.Registration;
import io.sluice.lead.Submission;
import io.sluice.outbox.FakeEngine.Fate;
import io.sluice.testing.Http;
import io.sluice.testing.SluiceTest;
import io.sluice.testing.TestClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@SluiceTest
@ExtendWith(OutputCaptureExtension.class)
class OutboxTest {

  @Autowired JdbcClient jdbc;
  @Autowired Outbox outbox;
  @Autowired OutboxWatch watch;
  @Autowired LeadRegister register;
  @Autowired LeadCycles cycles;
  @Autowired TransactionTemplate transaction;
  @Autowired ApplicationEventPublisher events;
  @Autowired TestClock clock;
  FakeEngine engine;
  OutboxPublisher publisher;

  @BeforeEach
  void emptyOutbox() {
    jdbc.sql("delete from outbox").update();
    engine = new FakeEngine(cycles, clock);
    publisher = new OutboxPublisher(outbox, engine, clock, 40);
  }

  @Test
  void aRolledBackLeadLeavesNoMessage() throws Exception {
    transaction.executeWithoutResult(
        status -> {
          startCycle();
          status.setRollbackOnly();
        });

    publisher.publishDue();

    assertThat(engine.messageIds).isEmpty();
  }

  @Test
  void theCycleOfACustomerIsStartedByTheMessageOfItsProcess() throws Exception {
    var lead = customer();
    transaction.executeWithoutResult(status -> events.publishEvent(new CycleOpened(lead, 1)));
    var sent = heardOf(Fate.CLAIMED);

    publisher.publishDue();

    assertThat(sent).containsExactly("customer-won PT0S");
    watch.look();
    assertThat(unsettled()).isZero();
  }

  @Test
  void aCustomersQuestionIsRepeatedUntilTheEngineHasTakenIt() throws Exception {
    var lead = customer();
    transaction.executeWithoutResult(status -> outbox.customerAsked(lead, 1));
    var sent = heardOf(Fate.LOST_UNHEARD);
    publisher.publishDue();
    watch.look();
    assertThat(unsettled()).isOne();

    engine.fate = message -> Fate.DROPPED;
    clock.forward(Duration.ofSeconds(31));
    publisher.publishDue();

    assertThat(sent).containsExactly("customer-asked PT1H");
    watch.look();
    assertThat(unsettled()).isZero();
  }

  private UUID customer() {
    var lead = lead();
    jdbc.sql("delete from outbox").update();
    jdbc.sql("update lead_cycle set entry = 'customer' where lead_id = :id")
        .param("id", lead)
        .update();
    return lead;
  }

  private List<String> heardOf(Fate fate) {
    var sent = new ArrayList<String>();
    engine.fate =
        message -> {
          sent.add(message.message() + " " + message.timeToLive());
          return fate;
        };
    return sent;
  }

  @Test
  void aClaimedStartIsSettledAndRemoved() throws Exception {
    var lead = lead();

    publisher.publishDue();
    clock.forward(Duration.ofMinutes(1));
    publisher.publishDue();
    watch.look();

    assertThat(engine.messageIds).containsExactly(lead + ":1:1");
    assertThat(unsettled()).isZero();
  }

  @Test
  void aPublishThatNobodyClaimsIsRepeatedAfterThirtySecondsAndNotBefore() throws Exception {
    engine.fate = message -> Fate.DROPPED;
    var lead = lead();
    publisher.publishDue();

    clock.forward(Duration.ofSeconds(28));
    publisher.publishDue();
    assertThat(engine.messageIds).hasSize(1);

    clock.forward(Duration.ofSeconds(3));
    publisher.publishDue();
    assertThat(engine.messageIds).containsExactly(lead + ":1:1", lead + ":1:2");
  }

  @Test
  void anUnknownOutcomeIsNotAFailure() throws Exception {
    engine.fate = message -> Fate.CLAIMED_UNHEARD;
    lead();

    publisher.publishDue();
    watch.look();

    assertThat(unsettled()).isZero();
    assertThat(engine.messageIds).hasSize(1);
  }

  @Test
  void aKillAfterTheLeaseCostsThirtySeconds() throws Exception {
    lead();
    assertThat(outbox.lease(Lane.PROMPT, 50, clock.instant().plus(LanePublisher.CLAIM_TIME)))
        .hasSize(1);

    publisher.publishDue();
    assertThat(engine.messageIds).isEmpty();

    clock.forward(Duration.ofSeconds(31));
    publisher.publishDue();
    assertThat(engine.claims).hasSize(1);
  }

  @Test
  void aKillBetweenPublishAndNoteStartsNoSecondInstance() throws Exception {
    engine.fate = message -> Fate.STARTED;
    lead();
    outbox
        .lease(Lane.PROMPT, 50, clock.instant().plus(LanePublisher.CLAIM_TIME))
        .forEach(engine::publish);

    engine.fate = message -> Fate.CLAIMED;
    clock.forward(Duration.ofSeconds(31));
    publisher.publishDue();

    assertThat(engine.instances).hasSize(1);
    assertThat(engine.claims).hasSize(1);
  }

  @Test
  void fivePublishesInVainAreAnAlarmAndItKeepsTrying(
      CapturedOutput output, @LocalServerPort int port) throws Exception {
    engine.fate = message -> Fate.DROPPED;
    var lead = lead();
    for (int i = 0; i < 5; i++) {
      publisher.publishDue();
      assertThat(outbox.state().alarms()).isZero();
      clock.forward(Duration.ofSeconds(31));
    }
    assertThat(outbox.state().alarms()).isEqualTo(1);

    publisher.publishDue();
    watch.look();

    assertThat(output).contains("ERROR").contains("Lead " + lead + " has not started");
    assertThat(engine.messageIds).hasSize(6);
    var http = new Http(port);
    var health = http.get("/actuator/health").json().at("/components/outbox");
    assertThat(health.get("status").asString()).isEqualTo("DOWN");
    assertThat(health.at("/details/alarms").asInt()).isEqualTo(1);
    assertThat(health.at("/details/oldestAgeSeconds").asInt()).isGreaterThanOrEqualTo(155);
    assertThat(http.get("/actuator/prometheus").body())
        .contains("sluice_outbox_alarms 1.0")
        .containsPattern("sluice_outbox_oldest_age_seconds 15\\d\\.");

    clock.forward(Duration.ofMinutes(9));
    publisher.publishDue();
    assertThat(engine.messageIds).hasSize(6);

    engine.fate = message -> Fate.CLAIMED;
    clock.forward(Duration.ofMinutes(2));
    publisher.publishDue();
    watch.look();
    assertThat(outbox.state()).isEqualTo(OutboxState.EMPTY);
    assertThat(watch.health().getStatus().getCode()).isEqualTo("UP");
  }

  @Test
  void whileTheEngineIsAwayNothingCountsAndLittleIsSent() throws Exception {
    engine.fate = message -> Fate.TURNED_AWAY;
    for (int i = 0; i < 100; i++) {
      lead();
    }
    for (int minute = 0; minute < 10; minute++) {
      publisher.publishDue();
      clock.forward(Duration.ofMinutes(1));
    }

    assertThat(engine.messageIds.size()).isLessThanOrEqualTo(10 * 16);
    assertThat(engine.messageIds).allMatch(id -> id.endsWith(":1"));
    assertThat(outbox.state().alarms()).isZero();

    engine.fate = message -> Fate.CLAIMED;
    publisher.publishDue();
    assertThat(engine.claims).hasSize(100);
  }

  @Test
  void aRefusedMessageHoldsUpNoOther() throws Exception {
    var bad = lead();
    engine.fate = message -> message.leadId().equals(bad) ? Fate.REFUSED : Fate.CLAIMED;
    lead();

    publisher.publishDue();

    assertThat(engine.claims).hasSize(1);
    assertThat(unclaimed()).isEqualTo(1);
  }

  @Test
  void handRaisersStartFirstThenSubmissionsThenBulksThenWhoWoke() {
    var woken = lead(Priority.WOKEN);
    var bulk = lead(Priority.BULK);
    var submission = lead(Priority.SUBMISSION);
    var hot = lead(Priority.HAND_RAISER);

    assertThat(outbox.countWoken()).isOne();
    assertThat(leaseOneByOne(Lane.PROMPT)).containsExactly(hot, submission);
    assertThat(leaseOneByOne(Lane.BULK)).containsExactly(bulk, woken);
  }

  private List<UUID> leaseOneByOne(Lane lane) {
    var leased = new ArrayList<UUID>();
    for (var batch = leaseOne(lane); !batch.isEmpty(); batch = leaseOne(lane)) {
      leased.add(batch.getFirst().leadId());
    }
    return leased;
  }

  private List<OutboxMessage> leaseOne(Lane lane) {
    return outbox.lease(lane, 1, clock.instant().plusSeconds(30));
  }

  @Test
  void whoAsksToBeCalledWhileABulkWaitsMovesUp() {
    var lead = lead(Priority.BULK);
    transaction.executeWithoutResult(status -> outbox.startCycle(lead, 1, Priority.HAND_RAISER));

    assertThat(leaseOneByOne(Lane.PROMPT)).containsExactly(lead);
  }

  @Test
  void aBulkIsSentNoFasterThanItGetsWhereItGoes() throws Exception {
    var few = new OutboxPublisher(outbox, engine, clock, 3);
    for (int i = 0; i < 8; i++) {
      lead(Priority.BULK);
    }
    engine.fate = message -> Fate.STARTED;
    few.publishDue();
    few.publishDue();
    assertThat(engine.messageIds).as("started, and nobody has claimed them").hasSize(3);

    engine.fate = message -> Fate.CLAIMED;
    clock.forward(Duration.ofSeconds(31));
    few.publishDue();
    watch.look();
    few.publishDue();
    assertThat(engine.claims).as("claimed, and still on their way").hasSize(3);

    var first = UUID.fromString(engine.claims.getFirst().split(":")[0]);
    cycles.close(first, 1, engine.instances.get(first + ":1"), "recycled", null, clock.instant());
    few.publishDue();
    assertThat(engine.claims).as("one is where it goes").hasSize(4);

    clock.forward(Duration.ofSeconds(61));
    few.publishDue();
    assertThat(engine.claims).as("what is stuck holds up nobody for long").hasSize(7);
  }

  @Test
  void whatIsTurnedAwayOfABulkHoldsUpTheBulkAlone() throws Exception {
    var bulk = lead(Priority.BULK);
    engine.fate = message -> message.leadId().equals(bulk) ? Fate.TURNED_AWAY : Fate.CLAIMED;
    publisher.publishDue();

    var hot = lead(Priority.HAND_RAISER);
    lead(Priority.BULK);
    publisher.publishDue();

    assertThat(engine.claims).singleElement().asString().startsWith(hot.toString());
    clock.forward(Duration.ofMinutes(1));
    engine.fate = message -> Fate.CLAIMED;
    publisher.publishDue();
    assertThat(engine.claims).hasSize(3);
  }

  @Test
  void whileOthersAreTurnedAwayNoBulkIsSent() throws Exception {
    lead(Priority.HAND_RAISER);
    engine.fate = message -> Fate.TURNED_AWAY;
    publisher.publishDue();

    lead(Priority.BULK);
    engine.fate = message -> Fate.CLAIMED;
    publisher.publishDue();

    assertThat(engine.claims).isEmpty();
  }

  @Test
  void noMoreThanSixteenAreInFlight() throws Exception {
    var inFlight = new AtomicInteger();
    var most = new AtomicInteger();
    engine.fate =
        message -> {
          most.accumulateAndGet(inFlight.incrementAndGet(), Math::max);
          sleep(5);
          inFlight.decrementAndGet();
          return Fate.DROPPED;
        };
    for (int i = 0; i < 60; i++) {
      lead();
    }

    publisher.publishDue();

    assertThat(engine.messageIds).hasSize(60);
    assertThat(most.get()).isBetween(2, 16);
  }

  @Test
  void twoPublishersAtOnceSendEachMessageOnce() {
    for (int i = 0; i < 120; i++) {
      lead();
    }
    var other = new OutboxPublisher(outbox, engine, clock, 40);

    CompletableFuture.allOf(running(publisher), running(other)).join();

    assertThat(engine.messageIds).hasSize(120).doesNotHaveDuplicates();
    assertThat(engine.claims).hasSize(120);
  }

  @Test
  void aWithdrawalIsRepeatedUntilTheCycleIsClosed() throws Exception {
    var lead = lead();
    publisher.publishDue();
    engine.fate = message -> Fate.DROPPED;
    withdraw(lead);

    publisher.publishDue();
    watch.look();
    assertThat(unsettled()).isOne();

    engine.fate = message -> Fate.CLAIMED;
    clock.forward(Duration.ofSeconds(31));
    publisher.publishDue();
    watch.look();
    assertThat(engine.messageIds).containsExactly(lead + ":1:1", lead + ":1:1", lead + ":1:2");
    assertThat(unsettled()).isZero();
    assertThat(cycles.findAll(lead).getLast().outcome()).isEqualTo("withdrawn");
  }

  @Test
  void aWithdrawalIsKeptByTheEngineAndAStartIsNot() {
    assertThat(message("lead-captured").timeToLive()).isZero();
    assertThat(message("lead-withdrawn").timeToLive()).isEqualTo(Duration.ofHours(24));
  }

  @Test
  void aWithdrawalThatComesToNothingIsAnAlarmOfItsOwn(CapturedOutput output) throws Exception {
    var lead = lead();
    publisher.publishDue();
    engine.fate = message -> Fate.DROPPED;
    withdraw(lead);

    for (int i = 0; i < 6; i++) {
      publisher.publishDue();
      clock.forward(Duration.ofSeconds(31));
    }

    assertThat(outbox.state().alarms()).isEqualTo(1);
    assertThat(output).contains("Lead " + lead + " has not ended: 5 publishes of lead-withdrawn");
  }

  @Test
  void whatACycleThatIsClosedWasToBeToldIsNotSent() throws Exception {
    var lead = lead();
    cycles.close(lead, 1, null, "withdrawn", null, clock.instant());

    publisher.publishDue();
    watch.look();

    assertThat(engine.messageIds).isEmpty();
    assertThat(unsettled()).isZero();
  }

  @Test
  void aCycleThatIsReopenedIsStartedOnceMore() throws Exception {
    var lead = lead();
    publisher.publishDue();
    var gone = engine.instances.remove(lead + ":1");

    transaction.executeWithoutResult(
        status -> {
          cycles.release(lead, 1, gone);
          outbox.startCycle(lead, 1);
        });
    watch.look();
    publisher.publishDue();

    assertThat(engine.claims).hasSize(2).doesNotHaveDuplicates();
    watch.look();
    assertThat(unsettled()).isZero();
  }

  /** The watch removes what is settled while the claim is taken back: the start must stay. */
  @Test
  void aReopeningAtTheMomentOfTheSweepKeepsItsStart() throws Exception {
    var lead = lead();
    publisher.publishDue();
    var gone = engine.instances.remove(lead + ":1");

    transaction.executeWithoutResult(
        status -> {
          cycles.release(lead, 1, gone);
          outbox.startCycle(lead, 1);
          CompletableFuture.runAsync(watch::look).join();
        });
    watch.look();

    assertThat(unsettled()).isOne();
    publisher.publishDue();
    assertThat(engine.claims).hasSize(2);
  }

  /** Whatever is lost where, in the end every cycle is claimed by exactly one instance. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void everyLeadIsClaimedOnceWhateverGetsLost(long seed) throws Exception {
    var random = new Random(seed);
    var fates = Fate.values();
    engine.fate =
        message -> random.nextBoolean() ? Fate.CLAIMED : fates[random.nextInt(fates.length)];
    for (int i = 0; i < 40; i++) {
      lead();
    }

    for (int round = 0; round < 400 && unclaimed() > 0; round++) {
      if (random.nextInt(4) == 0) {
        killedPublisher(random);
      } else {
        publisher.publishDue();
      }
      clock.forward(Duration.ofSeconds(random.nextInt(1, 400)));
    }

    assertThat(unclaimed()).isZero();
    assertThat(engine.claims.stream().map(claim -> claim.split("=")[0]).distinct()).hasSize(40);
    assertThat(engine.instances).hasSize(40);
  }

  /** Leases a batch, sends a part of it, and dies before it notes anything. */
  private void killedPublisher(Random random) {
    var batch = outbox.lease(Lane.PROMPT, 50, clock.instant().plus(LanePublisher.CLAIM_TIME));
    batch.stream().limit(random.nextInt(batch.size() + 1)).forEach(engine::publish);
  }

  private static CompletableFuture<Void> running(OutboxPublisher publisher) {
    return CompletableFuture.runAsync(
        () -> {
          try {
            publisher.publishDue();
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
        });
  }

  private void withdraw(UUID lead) {
    transaction.executeWithoutResult(status -> outbox.withdraw(lead, 1, "opt-out"));
  }

  private static OutboxMessage message(String name) {
    return new OutboxMessage(UUID.randomUUID(), 1, name, "{}", 0);
  }

  private UUID lead() {
    return lead(Priority.SUBMISSION);
  }

  private UUID lead(Priority priority) {
    return transaction.execute(status -> startCycle(priority));
  }

  private UUID startCycle() {
    return startCycle(Priority.SUBMISSION);
  }

  private UUID startCycle(Priority priority) {
    var submission =
        new Submission(
            new Person(UUID.randomUUID() + "@example.com", null, null, null, null),
            new Company(null, null, null, null, null, null, null, null),
            new Origin("test", "inbound"),
            "webinar",
            clock.instant());
    var opened = (Registration.CycleOpened) register.register(submission);
    outbox.startCycle(opened.leadId(), opened.cycle(), priority);
    return opened.leadId();
  }

  private long unsettled() {
    return jdbc.sql("select count(*) from outbox").query(Long.class).single();
  }

  private long unclaimed() {
    return outbox.state().unsettled();
  }

  private static void sleep(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
