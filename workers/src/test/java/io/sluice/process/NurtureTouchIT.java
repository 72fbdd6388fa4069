package io.sluice.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sluice.bpmn.Models;
import io.sluice.consent.ConsentGrant;
import io.sluice.consent.ConsentLog;
import io.sluice.consent.ConsentTopic;
import io.sluice.consent.ConsentWithdrawal;
import io.sluice.consent.MailLink;
import io.sluice.consent.SignedLinks;
import io.sluice.job.LeadJob;
import io.sluice.lead.LeadCycles;
import io.sluice.lead.LeadRegister;
import io.sluice.lead.Registration;
import io.sluice.lead.Sleep;
import io.sluice.lead.SleepEnd;
import io.sluice.lead.SleepPlan;
import io.sluice.lead.Sleepers;
import io.sluice.lead.Submission;
import io.sluice.lead.Suppressions;
import io.sluice.local.test.TestStack;
import io.sluice.notification.Deliveries;
import io.sluice.nurture.NurtureTouches;
import io.sluice.nurture.SendTouchWorker;
import io.sluice.nurture.SendTouchWorker.Touched;
import jakarta.mail.internet.MimeMessage;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What a sleeping lead is sent, and that nothing is sent to one who no longer wants it. */
@ProcessTest
class NurtureTouchIT {

  private final NewsServers servers = NewsServers.shared();

  @Autowired Waterfall waterfall;
  @Autowired LeadRegister register;
  @Autowired LeadCycles cycles;
  @Autowired Sleepers sleepers;
  @Autowired Suppressions suppressions;
  @Autowired NurtureTouches touches;
  @Autowired SendTouchWorker sendTouch;
  @Autowired ConsentLog consents;
  @Autowired SignedLinks links;
  @Autowired Deliveries deliveries;
  @Autowired TransactionTemplate transaction;
  @Autowired JdbcClient jdbc;

  private Submission submission;
  private Registration lead;

  @BeforeEach
  void aSleepingLead() {
    submission = SampleSubmissions.idealAndWarm();
    lead = transaction.execute(status -> register.register(submission));
    sleep(now().plus(Duration.ofDays(90)));
  }

  @AfterEach
  void bringUp() {
    servers.bringUp();
  }

  @Test
  void aTouchIsMailedWithAWayOutOfItAndTheNextIsPlanned() throws Exception {
    start("timing", "practitioner", 1);

    var mail = awaitMail();
    var signed = new MailLink(token(), lead.leadId(), ConsentTopic.MARKETING_EMAIL);
    var link = "http://localhost:8090/mail/" + links.sign(signed);
    assertThat(mail.getSubject()).isEqualTo("A checklist for when the time comes");
    assertThat((String) mail.getContent())
        .startsWith("Hello %s,".formatted(submission.person().firstName()))
        .contains(submission.company().name(), link);
    assertThat(mail.getHeader("List-Unsubscribe"))
        .containsExactly("<%s/unsubscribe>".formatted(link));
    assertThat(mail.getHeader("List-Unsubscribe-Post"))
        .containsExactly("List-Unsubscribe=One-Click");
    assertThat(asleep().touchStep()).isOne();
    assertThat(day(asleep().nextTouchAt())).isEqualTo(day(now()).plusDays(14));
  }

  @ParameterizedTest
  @CsvSource({
    "timing,      executive,    1, touch-outlook",
    "early,       unknown,      1, touch-checklist",
    "timing,      executive,    3, touch-question",
    "budget,      manager,      1, touch-business-case",
    "unreachable, executive,    2, touch-outlook",
    "lost,        practitioner, 2, touch-story",
    "low,         unknown,      1, touch-news",
  })
  void whatIsSentDependsOnTrackPersonaAndStep(
      String track, String persona, int step, String template) {
    hadTouches(step - 1);

    var touch = start(track, persona, step);

    assertThat(touch.completed("touched")).isOne();
    assertThat(text("template")).isEqualTo(template);
  }

  @Test
  void afterTheLastRowNothingIsPlannedAnyMore() {
    hadTouches(3);

    var touch = start("timing", "manager", 4);

    assertThat(touch.completed("nurture-exhausted")).isOne();
    assertThat(asleep().nextTouchAt()).isNull();
    assertThat(deliveries()).isEmpty();
  }

  @Test
  void theLastTouchPlansNoneAndOneThatWouldComeAfterWakingNeither() {
    hadTouches(2);
    assertThat(send(3, null)).isEqualTo("sent");
    assertThat(asleep().nextTouchAt()).isNull();

    aSleepingLead();
    assertThat(send(1, 89)).isEqualTo("sent");
    assertThat(asleep().nextTouchAt()).isNotNull();

    aSleepingLead();
    assertThat(send(1, 91)).isEqualTo("sent");
    assertThat(asleep().nextTouchAt()).isNull();
  }

  @Test
  void aJobThatIsDeliveredTwiceSendsOneMail() {
    var job = job();
    assertThat(sendTouch.sendTouch(job, 1, "touch-story", 30)).isEqualTo(new Touched("sent"));
    assertThat(sendTouch.sendTouch(job, 1, "touch-story", 30)).isEqualTo(new Touched("sent"));

    assertThat(deliveries()).hasSize(1);
    assertThat(asleep().touchStep()).isOne();
  }

  @Test
  void aStepIsSentOnceHoweverOftenItIsStarted() {
    start("timing", "manager", 1);

    assertThat(start("timing", "manager", 1).completed("touch-skipped")).isOne();
    assertThat(deliveries()).hasSize(1);
  }

  /** What ends the touches of a lead. */
  private enum Stop {
    WAKE,
    REPLY,
    OPT_OUT
  }

  @ParameterizedTest
  @EnumSource
  void whoNoLongerWantsItIsSentNothing(Stop stop) {
    stop(stop);

    assertThat(start("timing", "manager", 1).completed("touch-skipped")).isOne();
    assertThat(deliveries()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void whatIsStillOnItsWayIsTakenBack(Stop stop) {
    servers.takeDown();
    assertThat(send(1, 30)).isEqualTo("sent");

    stop(stop);

    assertThat(deliveries()).containsExactly("cancelled");
  }

  @Test
  void whoeverTakesWhatIsDueTakesItAloneUntilTheLeaseIsOver() {
    jdbc.sql("update sleep set next_touch_at = null where lead_id <> :id")
        .param("id", lead.leadId())
        .update();
    var due = now().minusSeconds(1);
    plan(due);

    var taken = touches.lease(10, now().plus(Duration.ofMinutes(2)));
    assertThat(taken).hasSize(1);
    assertThat(taken.getFirst().step()).isOne();
    assertThat(taken.getFirst().attempts()).isOne();
    assertThat(touches.lease(10, now().plus(Duration.ofMinutes(2)))).isEmpty();
    plan(due);
    assertThat(touches.lease(10, now()).getFirst().attempts()).isEqualTo(2);
    plan(due);
    stop(Stop.REPLY);
    assertThat(touches.isAnyDue()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "DE, ,          touch-withheld, consent-required",
    "DE, granted,   touched,",
    ",   ,          touch-withheld, country-unknown",
    "US, ,          touched,",
    "US, withdrawn, touch-withheld, consent-withdrawn",
  })
  void whoIsWrittenToIsForThePolicyToSay(
      String country, String consent, String end, String reason) {
    in(country);
    said(consent);

    var touch = start("timing", "manager", 1);

    assertThat(touch.completed(end)).isOne();
    if (reason == null) {
      assertThat(asleep().touchStep()).isOne();
      assertThat(withheld()).isEmpty();
    } else {
      assertThat(deliveries()).isEmpty();
      assertThat(withheld()).containsExactly(reason);
      assertThat(asleep().touchStep()).as("It is not used up").isZero();
      assertThat(day(asleep().nextTouchAt())).isEqualTo(day(now()).plusDays(14));
    }
  }

  @Test
  void whoAgreesMeanwhileIsSentWhatWasWithheld() {
    in("FR");
    var refused = job();
    assertThat(sendTouch.sendTouch(refused, 1, "touch-story", null).touch()).isEqualTo("withheld");
    assertThat(day(asleep().nextTouchAt())).isEqualTo(day(now()).plusDays(30));
    said("granted");

    assertThat(sendTouch.sendTouch(refused, 1, "touch-story", null).touch())
        .as("The same job delivered again")
        .isEqualTo("withheld");
    assertThat(withheld()).hasSize(1);
    assertThat(send(1, 30)).isEqualTo("sent");
  }

  @Test
  void whoTakesConsentBackIsNotSentWhatIsOnItsWay() {
    servers.takeDown();
    assertThat(send(1, 30)).isEqualTo("sent");

    said("withdrawn");
    servers.bringUp();
    deliveries.retry(UUID.fromString(text("delivery_id")));

    await().atMost(Duration.ofSeconds(20)).until(() -> deliveries().contains("cancelled"));
    assertThat(servers.mailsTo(submission.person().email())).isEmpty();
  }

  private void in(String country) {
    jdbc.sql("update lead set country = :country where lead_id = :id")
        .param("country", country)
        .param("id", lead.leadId())
        .update();
  }

  private void said(String consent) {
    var topic = ConsentTopic.MARKETING_EMAIL;
    transaction.executeWithoutResult(
        status -> {
          if ("granted".equals(consent)) {
            var grant =
                new ConsentGrant(topic.purpose(), topic.channel(), "test", "v1", now(), null);
            consents.grant(lead.leadId(), List.of(grant));
          } else if ("withdrawn".equals(consent)) {
            consents.withdraw(lead.leadId(), new ConsentWithdrawal(topic, "test", now(), null));
          }
        });
  }

  private List<String> withheld() {
    return jdbc.sql("select reason from touch_withheld where lead_id = :id")
        .param("id", lead.leadId())
        .query(String.class)
        .list();
  }

  private UUID token() {
    return UUID.fromString(text("token"));
  }

  private void stop(Stop stop) {
    transaction.executeWithoutResult(
        status -> {
          switch (stop) {
            case WAKE -> sleepers.end(lead.leadId(), SleepEnd.WAKE_DATE);
            case REPLY -> sleepers.stopTouches(List.of(lead.leadId()), "reply");
            case OPT_OUT -> suppressions.suppress(lead.leadId(), "opt-out");
          }
        });
  }

  private void sleep(Instant wakeAt) {
    transaction.executeWithoutResult(
        status -> {
          cycles.close(lead.leadId(), 1, 1L, "recycled", "not-now", now());
          sleepers.fallAsleep(
              lead.leadId(),
              1,
              new SleepPlan("timing", wakeAt, 2, false, now().plus(Duration.ofDays(14))));
        });
  }

  /** Starts the process of a touch as its publisher does, and waits for its end. */
  private LeadOnItsWay start(String track, String persona, int step) {
    var mark = TestStack.shared().records().size();
    var leadCycle = lead.leadId() + ":" + lead.cycle();
    waterfall
        .camunda()
        .newPublishMessageCommand()
        .messageName(Models.TOUCH_DUE)
        .correlationKey(leadCycle)
        .timeToLive(Duration.ZERO)
        .variables(
            Map.of(
                "leadId", lead.leadId(),
                "cycle", lead.cycle(),
                "leadCycle", leadCycle,
                "touchStep", step,
                "track", track,
                "persona", persona))
        .send()
        .join();
    return new LeadOnItsWay(waterfall, lead, Waterfall.instance(lead, mark)).awaitEnd();
  }

  private String send(int step, Integer nextAfterDays) {
    return sendTouch.sendTouch(job(), step, "touch-story", nextAfterDays).touch();
  }

  private LeadJob job() {
    return SampleJobs.of(lead, "send-touch", Map.of());
  }

  private void hadTouches(int count) {
    jdbc.sql("update sleep set touch_step = :count where lead_id = :id")
        .param("count", count)
        .param("id", lead.leadId())
        .update();
  }

  private void plan(Instant nextTouchAt) {
    jdbc.sql("update sleep set next_touch_at = :at where lead_id = :id")
        .param("at", Timestamp.from(nextTouchAt))
        .param("id", lead.leadId())
        .update();
  }

  private MimeMessage awaitMail() throws InterruptedException {
    var until = Instant.now().plusSeconds(20);
    var mails = servers.mailsTo(submission.person().email());
    while (mails.isEmpty() && Instant.now().isBefore(until)) {
      Thread.sleep(50);
      mails = servers.mailsTo(submission.person().email());
    }
    assertThat(mails).hasSize(1);
    return mails.getFirst();
  }

  private Sleep asleep() {
    return sleepers.find(lead.leadId()).orElseThrow();
  }

  private List<String> deliveries() {
    return jdbc.sql("select state from delivery where lead_id = :id")
        .param("id", lead.leadId())
        .query(String.class)
        .list();
  }

  private String text(String column) {
    return jdbc.sql("select %s::text from nurture_touch where lead_id = :id".formatted(column))
        .param("id", lead.leadId())
        .query(String.class)
        .single();
  }

  private static LocalDate day(Instant instant) {
    return LocalDate.ofInstant(instant, ZoneOffset.UTC);
  }

  private static Instant now() {
    return TestStack.shared().clock().now();
  }
}
