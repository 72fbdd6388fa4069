package io.sluice.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.client.CamundaClient;
import io.sluice.local.boot.OnTestStack;
import io.sluice.testing.EngineTime;
import io.sluice.testing.Http;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * Ninety days of one lead: the whole application on a real broker, a real PostgreSQL and a real
 * mail server, whose clock goes from day to day.
 */
@SpringBootTest(
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = {
      "sluice.local.enabled=false",
      "sluice.duplicates.interval=1h",
      "sluice.public-url=https://sluice.example",
      "sluice.sleep.interval=200ms",
      "sluice.touch.interval=200ms",
      "sluice.notification.interval=200ms",
      "sluice.reps[0].username=sam",
      "sluice.reps[0].name=Sam Reyes",
      "sluice.reps[0].email=sam@sluice.example",
      "sluice.reps[0].team=inside-sales",
      "sluice.reps[0].zone=Europe/Berlin",
      "sluice.reps[1].username=priya",
      "sluice.reps[1].name=Priya Nair",
      "sluice.reps[1].email=priya@sluice.example",
      "sluice.reps[1].team=inside-sales",
      "sluice.reps[1].zone=Europe/Berlin",
      "sluice.reps[2].username=alex",
      "sluice.reps[2].name=Alex Kim",
      "sluice.reps[2].email=alex@sluice.example",
      "sluice.reps[2].team=sales",
      "sluice.reps[2].zone=Europe/Berlin",
      "sluice.reps[3].username=robin",
      "sluice.reps[3].name=Robin Moreau",
      "sluice.reps[3].email=robin@sluice.example",
      "sluice.reps[3].team=sales",
      "sluice.reps[3].zone=Europe/Berlin",
      "sluice.reps[4].username=casey",
      "sluice.reps[4].name=Casey Lindqvist",
      "sluice.reps[4].email=casey@sluice.example",
      "sluice.reps[4].team=customer-success",
      "sluice.reps[4].zone=Europe/Berlin"
    })
@ContextConfiguration(initializers = OnTestStack.class)
@Import(EngineTime.class)
@DirtiesContext
class NinetyDaysIT {

  private static final Mailbox MAILS = new Mailbox();
  private static final String DANA = "dana.reed@northwind.example";
  private static final String CASEY = "casey@sluice.example";

  private static final Map<String, Object> ACCEPTED = Map.of("outcome", "accepted");
  private static final Map<String, Object> NOT_NOW =
      Map.of("result", "connected", "outcome", "recycled", "recycleReason", "not-now");
  private static final Map<String, Object> QUALIFIED =
      Map.of(
          "result", "connected",
          "outcome", "qualified",
          "need", "met",
          "needEvidence", "Leads get lost",
          "timing", "met",
          "authority", "met",
          "budget", "unknown",
          "nextStep", "Demo",
          "nextStepOn", "2027-12-15");
  private static final Map<String, Object> OPPORTUNITY =
      Map.of("outcome", "qualified", "expectedValue", 48000, "expectedCloseDate", "2027-12-31");
  private static final Map<String, Object> WON =
      Map.of("outcome", "won", "expectedValue", 45000, "signedOn", "2027-12-15");

  @Autowired CamundaClient camunda;
  Http http;

  @DynamicPropertySource
  static void mails(DynamicPropertyRegistry registry) {
    registry.add("spring.mail.host", () -> "127.0.0.1");
    registry.add("spring.mail.port", MAILS::port);
  }

  @BeforeEach
  void connect(@LocalServerPort int port) {
    http = new Http(port);
  }

  @AfterAll
  static void closeTheMailServer() {
    MAILS.close();
  }

  @Test
  void aLeadIsRecycledNurturedWokenEarlyWonLookedAfterAndSoldMore() {
    var story = new Story(http, camunda);

    // Day 1. Dana reads the prices. An SDR calls, and she says: not now.
    story.submit(
        """
        {"email": "%s", "firstName": "Dana", "lastName": "Reed", "phone": "+1-555-0142",
         "jobTitle": "Marketing Manager", "company": "Northwind Traders", "country": "US",
         "industry": "retail", "employees": 420, "source": "website", "activity": "trial-signup"}
        """
            .formatted(DANA));
    var firstSdr = story.awaitTask("accept-lead").answer(ACCEPTED);
    assertThat(story.awaitTask("discovery-call").answer(NOT_NOW)).isEqualTo(firstSdr);
    var recycled = story.awaitOutcome(1, "recycled");
    assertThat(recycled.at("/cycles/0/reasonCode").asString()).isEqualTo("not-now");
    var sleep = story.sleepOf(1);
    assertThat(sleep.path("track").asString()).isEqualTo("timing");
    assertThat(story.dayOf(sleep.path("wakeAt").asString())).isBetween(91, 98);

    // She is written to, now and then, and not called.
    story.onDay(16);
    MAILS.await(DANA, 1);
    story.onDay(32);
    MAILS.await(DANA, 2);
    story.onDay(47);
    var third = MAILS.await(DANA, 3);
    assertThat(MAILS.subjects(DANA)).as("Each touch says something else").doesNotHaveDuplicates();

    // Day 47. Looking at the link of the third mail changes nothing; saying "talk to me" does.
    var link = Mailbox.link(third);
    assertThat(http.get(link).body()).contains("<form");
    assertThat(story.cycles()).isEqualTo(1);
    assertThat(http.post(link + "/opt-in", "application/x-www-form-urlencoded", "").status())
        .isEqualTo(200);

    // She wakes half the time early, and not to the one who was told no.
    var called = story.awaitTask("accept-lead");
    assertThat(called.owner()).isNotEmpty().isNotEqualTo(firstSdr);
    assertThat(story.day()).isEqualTo(47);
    assertThat(story.cycles()).isEqualTo(2);
    assertThat(story.sleepOf(1).path("endedBy").asString()).isEqualTo("engagement");
    called.answer(ACCEPTED);
    assertThat(story.awaitTask("discovery-call").answer(QUALIFIED)).isEqualTo(called.owner());

    // The seller sees an opportunity the same day, and on day 51 it is a deal.
    var seller = story.awaitTask("accept-handoff").answer(ACCEPTED);
    assertThat(story.awaitTask("qualify-opportunity").answer(OPPORTUNITY)).isEqualTo(seller);
    story.onDay(51);
    assertThat(story.awaitTask("close-opportunity").answer(WON)).isEqualTo(seller);
    story.awaitOutcome(2, "customer");

    // The customer is handed over the same day, and their onboarding is looked at a month later.
    var handover = story.awaitTask("take-over-customer");
    assertThat(handover.owner()).isEqualTo("casey");
    handover.answer(
        Map.of("outcome", "taken-over", "goal", "No lead unanswered", "note", "Starts with EMEA"));
    story.onDay(86);
    var check = story.awaitTask("check-onboarding");
    assertThat(check.owner()).isEqualTo("casey");
    check.answer(Map.of("outcome", "on-track", "note", "All SDRs work in it"));

    // Day 88. Dana asks for more, months before the next review: it comes at once.
    story.onDay(88);
    story.engage("contact-request");
    MAILS.await(CASEY, 1);
    var review = story.awaitTask("review-expansion");
    assertThat(review.owner()).isEqualTo("casey");
    review.answer(Map.of("outcome", "expand", "expansion", "upsell", "note", "Second region"));
    story.awaitOutcome(3, "expanded");

    // Day 90. Who won her has the expansion, and never was she anybody else.
    story.onDay(90);
    var expansion = story.awaitTask("accept-handoff");
    assertThat(expansion.owner()).isEqualTo(seller);
    assertThat(story.entries()).containsExactly("inquiry", "inquiry", "customer", "expansion");
    assertThat(MAILS.subjects(DANA)).as("Nobody who is awake is written to").hasSize(3);
    assertThat(story.incidents()).isEmpty();
  }
}
