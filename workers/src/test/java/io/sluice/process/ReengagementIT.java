package io.sluice.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.lead.LeadCycles;
import io.sluice.lead.LeadRegister;
import io.sluice.lead.Sleep;
import io.sluice.lead.SleepPlan;
import io.sluice.lead.Sleepers;
import io.sluice.lead.Submission;
import io.sluice.lead.Suppressions;
import io.sluice.local.test.TestStack;
import io.sluice.nurture.Reengagement;
import io.sluice.qualification.GradeOverrides;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** What a sleeping lead does may wake it before its date, by the readiness table. */
@ProcessTest
class ReengagementIT {

  @Autowired LeadRegister register;
  @Autowired LeadCycles cycles;
  @Autowired Sleepers sleepers;
  @Autowired Suppressions suppressions;
  @Autowired GradeOverrides overrides;
  @Autowired Reengagement reengagement;
  @Autowired TransactionTemplate transaction;

  private Submission submission;
  private UUID lead;

  @BeforeEach
  void registerALead() {
    submission = SampleSubmissions.idealAndWarm();
    lead = transaction.execute(status -> register.register(submission)).leadId();
  }

  @ParameterizedTest
  @CsvSource({
    "email-reply, 2, true",
    "opt-in,      1, true",
    "email-reply, 1, true",
    "webinar,     2, false",
    "webinar,     3, true",
  })
  void wakesByWhatIsStrongEnough(String kind, int level, boolean wakes) {
    sleep(level);

    engage(kind);
    reengagement.wakeReady();

    assertThat(cycles.findOpen(lead).isPresent()).isEqualTo(wakes);
    assertThat(latest().endedBy()).isEqualTo(wakes ? "engagement" : null);
    assertThat(latest().recheckAt() == null).isEqualTo(!wakes);
  }

  @Test
  void whomSomebodyCallsCoolerWakesOnlyByAskingForAConversation() {
    sleep(3);
    transaction.executeWithoutResult(
        status ->
            overrides.set(
                lead, "readiness", "4", "sam", "Has no budget", now().plus(Duration.ofDays(30))));
    TestStack.shared().clock().advance(Duration.ofMillis(1));

    engage("webinar");
    reengagement.wakeReady();
    assertThat(cycles.findOpen(lead)).isEmpty();

    engage("demo-request");
    reengagement.wakeReady();
    assertThat(cycles.findOpen(lead)).isPresent();
  }

  @Test
  void aHandThatWasUpWhenSomebodyCalledThemCoolerDoesNotWakeThem() {
    sleep(3);
    engage("demo-request");
    TestStack.shared().clock().advance(Duration.ofMillis(1));
    transaction.executeWithoutResult(
        status ->
            overrides.set(
                lead, "readiness", "4", "sam", "A student", now().plus(Duration.ofDays(30))));

    reengagement.wakeReady();

    assertThat(cycles.findOpen(lead)).isEmpty();
  }

  @Test
  void aBurstOfClicksIsAMachineAndWakesNobody() {
    sleep(3);

    IntStream.range(0, 5).forEach(i -> engage("email-click"));
    reengagement.wakeReady();
    assertThat(cycles.findOpen(lead)).isEmpty();

    TestStack.shared().clock().advance(Duration.ofSeconds(2));
    engage("webinar");
    reengagement.wakeReady();
    assertThat(cycles.findOpen(lead)).isPresent();
  }

  @Test
  void theNextCycleIsTheSameLeadsAndANewInquiry() {
    sleep(1);

    engage("opt-in");
    reengagement.wakeReady();
    reengagement.wakeReady();

    assertThat(cycles.findAll(lead)).hasSize(2);
    assertThat(cycles.findOpen(lead).orElseThrow().entry()).isEqualTo("inquiry");
  }

  @Test
  void whatItDidBeforeItFellAsleepDoesNotWakeIt() {
    engage("demo-request");
    sleep(2);

    engage("newsletter");
    reengagement.wakeReady();

    assertThat(cycles.findOpen(lead)).isEmpty();
    assertThat(latest().endedAt()).isNull();
  }

  @Test
  void alsoAnArchivedLeadWakes() {
    close();
    transaction.executeWithoutResult(
        status -> sleepers.fallAsleep(lead, 1, new SleepPlan("low", null, 1, true, null)));

    engage("opt-in");
    reengagement.wakeReady();

    assertThat(cycles.findOpen(lead)).isPresent();
  }

  @Test
  void whoMustBeLeftAloneIsNotWoken() {
    sleep(1);
    engage("opt-in");
    transaction.executeWithoutResult(status -> suppressions.suppress(lead, "opt-out"));

    reengagement.wakeReady();

    assertThat(cycles.findOpen(lead)).isEmpty();
    assertThat(latest().endedBy()).isEqualTo("withdrawn");
  }

  @Test
  void aSubmissionAndAnEngagementAtOnceOpenOneCycle() {
    sleep(1);
    engage("opt-in");

    CompletableFuture.allOf(
            CompletableFuture.runAsync(reengagement::wakeReady),
            CompletableFuture.runAsync(
                () -> transaction.executeWithoutResult(status -> register.register(submission))))
        .join();

    assertThat(cycles.findAll(lead)).hasSize(2);
    assertThat(latest().endedBy()).isIn("engagement", "submission");
  }

  private void engage(String kind) {
    register.engage(lead, kind, now(), null);
  }

  /** What was done in the very instant of falling asleep would count as done since. */
  private void sleep(int level) {
    TestStack.shared().clock().advance(Duration.ofMillis(1));
    close();
    var plan = new SleepPlan("timing", now().plus(Duration.ofDays(90)), level, false, null);
    transaction.executeWithoutResult(status -> sleepers.fallAsleep(lead, 1, plan));
  }

  private void close() {
    cycles.close(lead, 1, null, "recycled", "not-now", now());
  }

  private Sleep latest() {
    return sleepers.findAll(lead).getLast();
  }

  private static Instant now() {
    return TestStack.shared().clock().now();
  }
}
