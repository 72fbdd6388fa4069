package io.sluice.suppressions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.camunda.client.CamundaClient;
import io.sluice.local.boot.OnTestStack;
import io.sluice.local.test.EngineRecord;
import io.sluice.local.test.TestStack;
import io.sluice.suppression.NewEntry;
import io.sluice.suppression.SuppressionEntries;
import io.sluice.suppression.SuppressionKind;
import io.sluice.testing.EngineTime;
import io.sluice.testing.Http;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Whoever nobody may contact never reaches a person and is sent no mail, and Sluice says why: on a
 * real broker, a real PostgreSQL and a real mail server.
 */
@SpringBootTest(
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = {
      "sluice.local.enabled=false",
      "sluice.duplicates.interval=1h",
      "sluice.notification.interval=200ms",
      "sluice.touch.interval=1h",
      "sluice.reps[0].username=sam",
      "sluice.reps[0].name=Sam Reyes",
      "sluice.reps[0].email=sam@sluice.example",
      "sluice.reps[0].team=inside-sales",
      "sluice.reps[0].zone=Europe/Berlin",
      "sluice.reps[1].username=alex",
      "sluice.reps[1].name=Alex Kim",
      "sluice.reps[1].email=alex@sluice.example",
      "sluice.reps[1].team=sales",
      "sluice.reps[1].zone=America/New_York"
    })
@ContextConfiguration(initializers = OnTestStack.class)
@Import(EngineTime.class)
@DirtiesContext
class SuppressedLeadsIT {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final GreenMail MAILS =
      new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

  @Autowired JdbcClient jdbc;
  @Autowired CamundaClient camunda;
  @Autowired SuppressionEntries entries;
  @Autowired TransactionTemplate transaction;

  private final String company = UUID.randomUUID() + ".example";
  private Http http;

  @DynamicPropertySource
  static void mail(DynamicPropertyRegistry registry) {
    MAILS.start();
    registry.add("spring.mail.host", () -> "127.0.0.1");
    registry.add("spring.mail.port", () -> MAILS.getSmtp().getPort());
  }

  @AfterAll
  static void stop() {
    MAILS.stop();
  }

  @BeforeEach
  void connect(@LocalServerPort int port) {
    http = new Http(port);
  }

  /** An ideal company's CMO who asks for a demo would be with an account executive at once. */
  @Test
  void withoutAnyReasonTheSameLeadReachesAPersonAndEveryKindIsToldAsNotMet() {
    var lead = submit(handRaiser("dana@" + company));

    awaitTask(lead, "accept-handoff");

    var screened = screened(lead);
    assertThat(screened.get("result").asString()).isEqualTo("clear");
    assertThat(screened.get("criteria").findValuesAsString("verdict"))
        .hasSize(SuppressionKind.values().length)
        .containsOnly("not met");
  }

  @Test
  void aFreeMailAddressIsNoReasonButLeavesUnknownWhoseItIs() {
    var lead = submit(handRaiser("dana." + UUID.randomUUID() + "@gmail.com"));

    awaitTask(lead, "accept-handoff");

    assertThat(verdict(lead, "competitor")).isEqualTo("unknown");
    assertThat(verdict(lead, "disposable")).isEqualTo("not met");
  }

  /** COMPANY stands for a domain of the test's own. */
  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "competitor,   dana@COMPANY,        domain, ",
    "competitor,   dana@mail.COMPANY,   domain, ",
    "competitor,   dana@gmail.com,      domain, https://www.COMPANY/about",
    "own-staff,    dana@COMPANY,        domain, ",
    "vendor,       dana@COMPANY,        domain, ",
    "student,      dana.COMPANY@tum.de, ,       ",
    "student,      dana@COMPANY,        ,       Student",
    "role-account, info@COMPANY,        ,       ",
    "disposable,   dana.COMPANY@mailinator.com, , ",
    "disposable,   dana@COMPANY,        domain, ",
    "dead-address, dana@COMPANY,        email,  ",
    "dead-address, dana+demo@COMPANY,   email,  "
  })
  void aNewLeadOfAKindEndsAtOnceAsSuppressed(
      String kind, String address, String listed, String websiteOrTitle) {
    if (listed != null) {
      list(kind, listed, listed.equals("domain") ? company : "dana@" + company);
    }
    var submission = handRaiser(address.replace("COMPANY", company));
    if (websiteOrTitle != null) {
      var isTitle = websiteOrTitle.equals("Student");
      submission.put(isTitle ? "jobTitle" : "website", websiteOrTitle.replace("COMPANY", company));
    }

    var lead = submit(submission);

    awaitOutcome(lead, "suppressed", kind);
    assertThat(verdict(lead, kind)).isEqualTo("met");
    assertThat(screened(lead).get("criteria")).hasSize(SuppressionKind.values().length);
    assertThat(dossier(lead).get("sleeps")).isEmpty();
    assertReachedNobody(lead);
  }

  @ParameterizedTest
  @EnumSource(names = {"OPTED_OUT", "ERASED"})
  void whoMustBeLeftAloneIsRefusedAtTheDoorUnderEveryTagAndNothingIsStored(SuppressionKind kind) {
    list(kind.code(), "email", "dana@" + company);

    for (var again : List.of("dana@", "Dana@", "dana+newsletter@")) {
      var answer = http.postLead(handRaiser(again + company).toString());
      assertThat(answer.status()).isEqualTo(409);
      assertThat(answer.json().get("type").asString()).isEqualTo("urn:sluice:problem:suppressed");
      assertThat(answer.json().get("detail").asString()).contains(kind.code());
    }
    assertThat(countOfCompany("lead")).isZero();
    assertThat(plainTextOf("suppression_entry")).doesNotContain(company);
  }

  @ParameterizedTest
  @CsvSource({"erasure, erased", "opt-out, opted-out", "objection, opted-out"})
  void whoWasWithdrawnIsKnownByHashAlsoWhenTheirLeadIsGone(String reason, String kind) {
    var lead = submit(handRaiser("dana@" + company));
    http.post(
        "/api/leads/" + lead + "/withdrawal",
        "application/json",
        "{\"reason\":\"%s\"}".formatted(reason));
    awaitOutcome(lead, "withdrawn", reason);

    jdbc.sql("update lead set email = 'gone', email_key = :id where lead_id = cast(:id as uuid)")
        .param("id", lead.toString())
        .update();
    jdbc.sql("delete from lead_email where lead_id = :id").param("id", lead).update();
    var answer = http.postLead(handRaiser("dana+back@" + company).toString());

    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.json().get("detail").asString()).contains(kind);
    assertThat(countOfCompany("lead")).isZero();
  }

  @ParameterizedTest
  @EnumSource
  void aLeadUnderWayIsTakenFromWhoeverHasIt(SuppressionKind kind) {
    var lead = submit(handRaiser("dana@" + company));
    var task = awaitTask(lead, "accept-handoff");

    var receipt = list(kind.code(), "email", "dana@" + company);

    assertThat(receipt.get("withdrawn").asInt()).isOne();
    TestStack.shared()
        .records()
        .await(found -> found.is("USER_TASK", "CANCELED") && found.key() == task.key(), PATIENCE);
    awaitOutcome(lead, "withdrawn", kind.code());
    assertThat(openTasks(lead)).isEmpty();
    assertThat(mailsAbout("dana@" + company)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void aSleepingLeadIsWokenByNothingAndWrittenToNoMore(SuppressionKind kind) {
    var lead = sleeper();

    list(kind.code(), "email", "dana@" + company);
    assertThat(dossier(lead).at("/sleeps/0/endedBy").asString()).isEqualTo("withdrawn");
    touch(lead);

    assertReachedNobody(lead);
  }

  /** The list was changed behind our back: whoever is about to contact them looks again. */
  @ParameterizedTest
  @EnumSource(names = {"COMPETITOR", "STUDENT", "DEAD_ADDRESS", "OPTED_OUT"})
  void theListsAreLookedAtAgainBeforeEveryTask(SuppressionKind kind) {
    var lead = submit(handRaiser("dana@" + company));
    var task = awaitTask(lead, "accept-handoff");
    listQuietly(kind);

    camunda
        .newCompleteUserTaskCommand(task.key())
        .variables(Map.of("outcome", "accepted"))
        .send()
        .join();

    awaitOutcome(lead, "withdrawn", kind.code());
    assertThat(tasks(lead)).containsExactly("accept-handoff");
  }

  @Test
  void theListsAreLookedAtAgainBeforeEveryTouch() {
    var lead = sleeper();
    listQuietly(SuppressionKind.VENDOR);

    touch(lead);

    assertThat(dossier(lead).at("/sleeps/0/endedBy").asString()).isEqualTo("withdrawn");
    assertReachedNobody(lead);
  }

  @Test
  void aHardBounceMakesAnAddressDead() {
    var lead = submit(handRaiser("dana@" + company));
    awaitTask(lead, "accept-handoff");

    var answer =
        http.post(
            "/api/engagements",
            "application/json",
            "{\"leadId\":\"%s\",\"kind\":\"hard-bounce\"}".formatted(lead));

    assertThat(answer.status()).as(answer.body()).isBetween(200, 299);
    awaitOutcome(lead, "withdrawn", "dead-address");
    assertThat(openTasks(lead)).isEmpty();
  }

  @Test
  void whoIsTakenOffTheListIsLetThroughWhenTheyComeAgain() {
    var receipt = list("competitor", "domain", company);
    var lead = submit(handRaiser("dana@" + company));
    awaitOutcome(lead, "suppressed", "competitor");

    var id = receipt.at("/entries/0/suppressionId").asString();
    assertThat(http.delete("/api/suppressions/" + id).status()).isEqualTo(204);
    assertThat(submit(handRaiser("dana@" + company))).isEqualTo(lead);

    awaitTask(lead, "accept-handoff");
    assertThat(dossier(lead).get("cycles")).hasSize(2);
  }

  private static ObjectNode handRaiser(String email) {
    return JsonMapper.shared()
        .createObjectNode()
        .put("email", email)
        .put("firstName", "Dana")
        .put("lastName", "Reed")
        .put("jobTitle", "CMO")
        .put("company", "Northwind Traders")
        .put("country", "US")
        .put("industry", "software")
        .put("employees", 420)
        .put("annualRevenue", 60_000_000)
        .put("marketingStaff", 8)
        .put("salesStaff", 20)
        .put("source", "website")
        .put("activity", "demo-request");
  }

  private UUID submit(ObjectNode submission) {
    var answer = http.postLead(submission.toString());
    assertThat(answer.status()).as(answer.body()).isEqualTo(202);
    return UUID.fromString(answer.json().get("leadId").asString());
  }

  /** A lead that marketing keeps, since it only reads the newsletter. */
  private UUID sleeper() {
    var lead = submit(handRaiser("dana@" + company).put("activity", "newsletter"));
    awaitOutcome(lead, "recycled", "not-ready");
    return lead;
  }

  private JsonNode list(String kind, String field, String value) {
    var answer =
        http.post(
            "/api/suppressions",
            "application/json",
            "{\"kind\":\"%s\",\"%s\":\"%s\",\"by\":\"jordan\"}".formatted(kind, field, value));
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer.json();
  }

  private void listQuietly(SuppressionKind kind) {
    transaction.executeWithoutResult(
        status -> entries.add(NewEntry.ofAddress(kind, "dana@" + company, "jordan")));
  }

  /** A touch that was on its way already, and what came of it. */
  private void touch(UUID lead) {
    var mark = TestStack.shared().records().size();
    camunda
        .newPublishMessageCommand()
        .messageName("touch-due")
        .correlationKey(lead + ":1")
        .variables(
            Map.of(
                "leadId",
                lead,
                "cycle",
                1,
                "touchStep",
                1,
                "track",
                "early",
                "persona",
                "executive"))
        .send()
        .join();
    var sent =
        TestStack.shared()
            .records()
            .await(
                mark,
                found ->
                    found.is("PROCESS_INSTANCE", "ELEMENT_COMPLETED")
                        && found.elementId().equals("nurture-touch"),
                PATIENCE);
    assertThat(
            TestStack.shared().records().stream()
                .filter(found -> found.is("VARIABLE", "CREATED"))
                .filter(found -> found.text("name").equals("touch"))
                .filter(found -> found.processInstanceKey() == sent.processInstanceKey())
                .map(found -> found.text("value")))
        .containsExactly("\"skipped\"");
  }

  private JsonNode dossier(UUID lead) {
    return http.get("/api/leads/" + lead).json();
  }

  private void awaitOutcome(UUID lead, String outcome, String reason) {
    await()
        .atMost(PATIENCE)
        .until(() -> outcome.equals(dossier(lead).at("/cycles/0/outcome").asString("")));
    assertThat(dossier(lead).at("/cycles/0/reasonCode").asString()).isEqualTo(reason);
    assertThat(dossier(lead).get("stage").asString()).isEqualTo(outcome);
  }

  private JsonNode screened(UUID lead) {
    return dossier(lead)
        .get("assessments")
        .valueStream()
        .filter(found -> found.get("kind").asString().equals("suppression"))
        .findFirst()
        .orElseThrow();
  }

  private String verdict(UUID lead, String kind) {
    return screened(lead)
        .get("criteria")
        .valueStream()
        .filter(found -> found.get("criterion").asString().equals(kind))
        .map(found -> found.get("verdict").asString())
        .findFirst()
        .orElseThrow();
  }

  private void assertReachedNobody(UUID lead) {
    assertThat(tasks(lead)).isEmpty();
    assertThat(dossier(lead).at("/followUp/assignments")).isEmpty();
    assertThat(dossier(lead).get("deliveries")).isEmpty();
    assertThat(mailsAbout(dossier(lead).at("/facts/email").asString())).isEmpty();
  }

  private EngineRecord awaitTask(UUID lead, String elementId) {
    await()
        .atMost(PATIENCE)
        .until(
            () -> userTasks(lead, "CREATED").anyMatch(task -> task.elementId().equals(elementId)));
    return userTasks(lead, "CREATED")
        .filter(task -> task.elementId().equals(elementId))
        .findFirst()
        .orElseThrow();
  }

  /** Every task that this lead was given to somebody with, open or not. */
  private List<String> tasks(UUID lead) {
    return userTasks(lead, "CREATED").map(EngineRecord::elementId).toList();
  }

  private List<Long> openTasks(UUID lead) {
    var over =
        Stream.of("COMPLETED", "CANCELED")
            .flatMap(intent -> userTasks(lead, intent))
            .map(EngineRecord::key)
            .toList();
    return userTasks(lead, "CREATED")
        .map(EngineRecord::key)
        .filter(key -> !over.contains(key))
        .toList();
  }

  private Stream<EngineRecord> userTasks(UUID lead, String intent) {
    var instances = instances(lead);
    return TestStack.shared().records().stream()
        .filter(found -> found.is("USER_TASK", intent))
        .filter(found -> instances.contains(found.processInstanceKey()));
  }

  /** The instances of all its cycles, and what they called. */
  private Set<Long> instances(UUID lead) {
    var found = new HashSet<Long>();
    dossier(lead)
        .get("cycles")
        .valueStream()
        .map(cycle -> cycle.get("processInstanceKey"))
        .filter(key -> !key.isNull())
        .forEach(key -> found.add(key.asLong()));
    TestStack.shared().records().stream()
        .filter(record -> record.is("PROCESS_INSTANCE", "ELEMENT_ACTIVATED"))
        .filter(record -> found.contains(record.number("parentProcessInstanceKey")))
        .forEach(record -> found.add(record.processInstanceKey()));
    return found;
  }

  private static List<MimeMessage> mailsAbout(String address) {
    return Arrays.stream(MAILS.getReceivedMessages()).filter(mail -> isTo(mail, address)).toList();
  }

  private static boolean isTo(MimeMessage mail, String address) {
    try {
      return Arrays.stream(mail.getAllRecipients())
          .map(Address::toString)
          .anyMatch(recipient -> recipient.contains(address));
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  private long countOfCompany(String table) {
    return jdbc.sql("select count(*) from %s where email like '%%' || :company".formatted(table))
        .param("company", company)
        .query(Long.class)
        .single();
  }

  private String plainTextOf(String table) {
    return jdbc.sql("select string_agg(t::text, ' ') from %s t".formatted(table))
        .query(String.class)
        .single();
  }
}
