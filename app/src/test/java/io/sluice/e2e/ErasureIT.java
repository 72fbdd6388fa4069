package io.sluice.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.camunda.client.CamundaClient;
import io.sluice.testing.Http;
import io.sluice.testing.WebhookSender;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/**
 * A person who has been everywhere asks to be forgotten: no table of the database and no index of
 * the search store knows them any more, and nobody can bring them back.
 */
@BrowserTest
class ErasureIT {

  private static final Duration PATIENCE = Duration.ofMinutes(3);

  /** In each field and each free text stands one of these, and nowhere else. */
  private static final String MARK = "zqxwyvern";

  private static final String NUMBER = "7770142";
  private static final List<String> MARKS = List.of(MARK, NUMBER);

  private static final String EMAIL = "Una." + MARK + "+fair@" + MARK + "-corp.example";

  /** The mailbox of those who are compared with somebody of nearly the same name. */
  private static final String COMPARED = "zqkobold";

  private static final String FORM = "asked-by-who-is-erased";

  private static final String OWN_FORM =
      """
      {"source": "website", "leastSeconds": 0, "fixed": {"activity": "webinar"},
       "fields": {"email": "your-email", "lastName": "last-name", "country": "country",
                  "note": "message"}}
      """;

  private static final String MAPPING =
      """
      {"source": "partner", "fields": {
        "email": {"path": "$.who.mail"}, "lastName": {"path": "$.who.name"},
        "activity": {"value": "webinar"}}}
      """;

  @Test
  void nothingTellsOfAPersonWhoWasErased(RunningSluice sluice) throws Exception {
    var leads = new Leads(sluice);
    var everything = new Everything(sluice);
    var bystander = leads.submit(bystander(), "erasure-bystander");
    assertThat(sluice.api().put("/api/forms/" + FORM, OWN_FORM).status()).isEqualTo(200);
    var webhooks = WebhookSender.enter(sluice.api(), MAPPING);
    var person = goesEverywhere(sluice, leads, webhooks, bystander);

    var known = everything.findInDatabase(MARKS);
    assertThat(known.keySet())
        .as("they are in the database, or this test proves nothing")
        .contains(
            "public.lead",
            "public.lead_fact",
            "public.engagement",
            "public.discovery_call",
            "public.lead_contact",
            "public.grade_override",
            "public.delivery",
            "public.form_submission",
            "public.arrival");
    assertThat(everything.findInStore(MARKS).keySet())
        .as("and in the engine's history")
        .anyMatch(index -> index.startsWith("operate-variable"))
        .anyMatch(index -> index.startsWith("tasklist-"))
        .anyMatch(index -> index.startsWith("zeebe-record_variable"));
    assertExported(sluice.api(), person, known);

    var erasure = erase(sluice.api(), List.of(person)).getFirst();

    assertThat(everything.findInDatabase(MARKS)).isEmpty();
    assertThat(everything.findInStore(List.of(MARK, NUMBER, person))).isEmpty();
    assertThat(erasure.toString()).doesNotContainIgnoringCase(MARK);
    assertThat(erasure.at("/processInstances")).hasSizeGreaterThanOrEqualTo(6);
    assertThat(erasure.path("steps").findValuesAsString("step"))
        .containsExactly("suppressed", "ended", "located", "database", "engine", "verified");
    assertThat(erasure.path("steps").findValues("note")).allMatch(JsonNode::isNull);
    assertThat(sluice.api().get("/api/leads/" + person).status()).isEqualTo(410);
    assertThat(leads.read(bystander).at("/facts/email").asString()).contains("bystander");
    comesBackByNoDoor(sluice, webhooks, everything);
  }

  /** Whether they came first or last, what compares them with somebody else goes with them. */
  @Test
  void whoIsComparedWithSomebodyIsErasedFromTheReviewToo(RunningSluice sluice) throws Exception {
    var leads = new Leads(sluice);
    var tasks = new OpenTasks(sluice);
    var everything = new Everything(sluice);
    var twinOfLast = leads.submit(twin("Alexandrina", "alex", "Fjord Optics"), "review-1");
    leads.awaitLead(twinOfLast, lead -> lead.path("owner").isString());
    var last = leads.submit(twin("Alexandrine", COMPARED, "Fjord Optics"), "review-2");
    var first = leads.submit(twin("Bernadette", COMPARED, "Skerry Lamps"), "review-3");
    leads.awaitLead(first, lead -> lead.path("owner").isString());
    var twinOfFirst = leads.submit(twin("Bernadetta", "berna", "Skerry Lamps"), "review-4");
    tasks.awaitKey(last, "review-duplicate");
    tasks.awaitKey(twinOfFirst, "review-duplicate");
    await("the comparisons are in the history")
        .atMost(Chromium.PATIENCE)
        .until(
            () -> everything.findInStore(List.of(COMPARED)).keySet(),
            indices -> indices.stream().anyMatch(index -> index.startsWith("tasklist-")));

    var erased = erase(sluice.api(), List.of(last, first));

    assertThat(everything.findInDatabase(List.of(COMPARED))).isEmpty();
    assertThat(everything.findInStore(List.of(COMPARED, last, first))).isEmpty();
    assertThat(erased)
        .allSatisfy(
            erasure ->
                assertThat(erasure.path("steps").findValues("note")).allMatch(JsonNode::isNull));
    for (var twin : List.of(twinOfLast, twinOfFirst)) {
      assertThat(leads.read(twin).at("/facts/company").asString()).isNotBlank();
      assertThat(openTasks(sluice, twin)).containsExactly("accept-lead");
    }
  }

  /** Asleep, written to, awake, called, and with an account executive when it ends. */
  private static String goesEverywhere(
      RunningSluice sluice, Leads leads, WebhookSender webhooks, String bystander) {
    var api = sluice.api();
    var jdbc = sluice.bean(JdbcClient.class);
    var tasks = new OpenTasks(sluice);
    var person = leads.submit(lead("newsletter"), "erasure-" + MARK);
    leads.awaitLead(person, lead -> lead.at("/sleeps/0/sleptAt").isString());
    writeTo(jdbc, person);
    touch(sluice, person);
    posted(api, "/api/engagements", demoRequest(person));
    tasks.answer(person, "accept-lead", Map.of("outcome", "accepted"));
    imported(api);
    posted(api, "/api/leads/" + person + "/overrides", override());
    var patched =
        api.patch(
            "/api/leads/" + person,
            "{\"by\": \"sam\", \"website\": \"https://www.%s.example\"}".formatted(MARK));
    assertThat(patched.status()).as(patched.body()).isEqualTo(200);
    enterInTasklist(sluice, Map.of("activity", "event", "entry", "teleprospecting"));
    enterInTasklist(sluice, Map.of("activity", "no-such-activity", "entry", "teleprospecting"));
    assertThat(fillIn(api, FORM).status()).isBetween(200, 299);
    assertThat(fillIn(api, "contact").status())
        .as("is held, as nobody opened it")
        .isBetween(200, 299);
    assertThat(send(webhooks).status()).isBetween(200, 299);
    nameArrivals(jdbc, person);
    tasks.answer(person, "discovery-call", call());
    leads.awaitLead(person, lead -> !lead.path("conversations").isEmpty());
    tasks.answer(bystander, "accept-lead", Map.of("outcome", "accepted"));
    tasks.answer(bystander, "discovery-call", referral());
    leads.awaitLead(bystander, lead -> !lead.path("contacts").isEmpty());
    leads.awaitLead(
        person,
        lead ->
            lead.at("/followUp/assignments").findValuesAsString("task").contains("accept-handoff"));
    return person;
  }

  private static void assertExported(Http api, String person, Map<String, String> known) {
    var answer = api.get("/api/people/" + person + "/export");
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    var export = answer.json();
    assertThat(export.path("tables").propertyNames().stream().map("public."::concat))
        .containsAll(
            known.keySet().stream()
                .filter(
                    table ->
                        !table.matches("public\\.(scheduled_tasks|lead_contact|account_domain)"))
                .toList());
    assertThat(export.at("/engine/processInstances").toString()).contains(MARK);
    assertThat(export.path("namedByOthers")).hasSize(1);
  }

  private static List<JsonNode> erase(Http api, List<String> people) {
    return people.stream()
        .map(
            person ->
                api.delete(
                    "/api/people/" + person,
                    "{\"by\": \"jordan\", \"reason\": \"consent-withdrawn\"}"))
        .toList()
        .stream()
        .map(asked -> awaitDone(api, asked))
        .toList();
  }

  private static JsonNode awaitDone(Http api, Http.Answer asked) {
    assertThat(asked.status()).as(asked.body()).isEqualTo(202);
    return await("the erasure")
        .atMost(PATIENCE)
        .pollInterval(Duration.ofSeconds(1))
        .until(
            () -> api.get(asked.header("Location")).json(),
            erasure -> erasure.path("status").asString().equals("done"));
  }

  private static List<String> openTasks(RunningSluice sluice, String leadId) {
    return sluice
        .bean(JdbcClient.class)
        .sql(
            """
            select task from assignment
            where lead_id = cast(:leadId as uuid) and ended_at is null
            """)
        .param("leadId", leadId)
        .query(String.class)
        .list();
  }

  private static void comesBackByNoDoor(
      RunningSluice sluice, WebhookSender webhooks, Everything everything) throws Exception {
    var api = sluice.api();
    var again = api.postLead(lead("demo-request"));
    assertThat(again.status()).isEqualTo(409);
    assertThat(again.json().path("type").asString()).endsWith("suppressed");
    var report = api.post("/api/imports?again=true", "text/csv", csv("webinar"));
    assertThat(report.json().path("refused").asInt()).as(report.body()).isOne();
    assertThat(fillIn(api, FORM).status()).isEqualTo(409);
    assertThat(send(webhooks).status()).isEqualTo(409);
    assertThat(everything.findInDatabase(MARKS)).isEmpty();
  }

  private static Http.Answer fillIn(Http api, String form) {
    return api.post(
        "/forms/" + form,
        "application/json",
        """
        {"your-email": "%s", "last-name": "%s", "country": "US", "message": "I am %s"}
        """
            .formatted(EMAIL, MARK, MARK));
  }

  private static Http.Answer send(WebhookSender webhooks) {
    return webhooks.send(
        "msg_" + UUID.randomUUID(),
        Instant.now(),
        """
        {"who": {"mail": "%s", "name": "%s"}}
        """
            .formatted(EMAIL, MARK));
  }

  private static void posted(Http api, String path, String json) {
    var answer = api.post(path, "application/json", json);
    assertThat(answer.status()).as(answer.body()).isBetween(200, 299);
  }

  private static void imported(Http api) {
    var report = api.post("/api/imports", "text/csv", csv("webinar"));
    assertThat(report.json().path("engaged").asInt()).as(report.body()).isOne();
  }

  private static void enterInTasklist(RunningSluice sluice, Map<String, Object> more) {
    var entered = new HashMap<String, Object>(more);
    entered.putAll(
        Map.of(
            "email",
            EMAIL.toLowerCase(),
            "firstName",
            "Una",
            "lastName",
            MARK,
            "company",
            MARK + " Works",
            "country",
            "US",
            "enteredBy",
            "sam",
            "note",
            "Met " + MARK + " at the fair"));
    sluice
        .bean(CamundaClient.class)
        .newCreateInstanceCommand()
        .bpmnProcessId("capture-lead")
        .latestVersion()
        .variables(entered)
        .send()
        .join();
  }

  /** As a touch does where a mail server is configured. */
  private static void writeTo(JdbcClient jdbc, String person) {
    var id = UUID.randomUUID();
    jdbc.sql(
            """
            with written as (
              insert into delivery (delivery_id, channel, kind, template, recipient, lead_id, cycle,
                model, headers, subject, body, natural_key, created_at)
              values (:id, 'mail', 'nurture-touch', 'touch-story', :email, cast(:person as uuid), 1,
                jsonb_build_object('firstName', :mark::text), '{}', 'For ' || :mark, 'Dear ' || :mark,
                :id::text, now())
            ), task as (
              insert into scheduled_tasks (task_name, task_instance, task_data, execution_time,
                picked, version)
              values ('deliver', :id::text, convert_to(:mark, 'UTF8'), now() + interval '1 day',
                false, 1)
            )
            insert into nurture_touch (token, lead_id, cycle, step, template,
              element_instance_key, process_instance_key, delivery_id, touched_at)
            values (:id, cast(:person as uuid), 1, 1, 'touch-story', 1, 1, :id, now())
            """)
        .param("id", id)
        .param("email", EMAIL)
        .param("person", person)
        .param("mark", MARK)
        .update();
  }

  private static void touch(RunningSluice sluice, String person) {
    sluice
        .bean(CamundaClient.class)
        .newPublishMessageCommand()
        .messageName("touch-due")
        .correlationKey(person + ":1")
        .variables(
            Map.of(
                "leadId",
                person,
                "cycle",
                1,
                "touchStep",
                2,
                "track",
                "early",
                "persona",
                "executive"))
        .send()
        .join();
  }

  private static void nameArrivals(JdbcClient jdbc, String person) {
    jdbc.sql(
            """
            update arrival set external_id = :mark where lead_id = cast(:person as uuid)
            """)
        .param("mark", MARK)
        .param("person", person)
        .update();
  }

  private static String lead(String activity) {
    return """
        {"email": "%2$s", "firstName": "Una %1$s", "lastName": "%1$s", "phone": "+1 555 %3$s",
         "jobTitle": "VP Marketing %1$s", "company": "%1$s Works",
         "website": "https://%1$s.example", "country": "US", "industry": "retail",
         "employees": 420, "source": "website", "activity": "%4$s", "note": "From %1$s"}
        """
        .formatted(MARK, EMAIL, NUMBER, activity);
  }

  private static String csv(String activity) {
    return """
        email,firstName,lastName,company,source,activity
        %2$s,Una,%1$s,%1$s Works,list-of-%1$s,%3$s
        """
        .formatted(MARK, EMAIL, activity);
  }

  private static String demoRequest(String person) {
    return """
        {"leadId": "%2$s", "kind": "demo-request", "eventId": "%1$s-1"}
        """
        .formatted(MARK, person);
  }

  private static String override() {
    return """
        {"kind": "fit", "result": "A", "by": "sam", "reason": "I know %s well", "until": "%s"}
        """
        .formatted(MARK, LocalDate.now().plusDays(30));
  }

  private static Map<String, Object> call() {
    return Map.ofEntries(
        Map.entry("result", "connected"),
        Map.entry("outcome", "qualified"),
        Map.entry("need", "met"),
        Map.entry("needEvidence", MARK + " needs it"),
        Map.entry("timing", "met"),
        Map.entry("timingEvidence", "before " + MARK),
        Map.entry("authority", "met"),
        Map.entry("authorityEvidence", MARK + " signs"),
        Map.entry("budget", "unknown"),
        Map.entry("nextStep", "Lunch with " + MARK),
        Map.entry("nextStepOn", LocalDate.now().plusDays(7).toString()),
        Map.entry("note", "Ask for " + MARK));
  }

  private static Map<String, Object> referral() {
    return Map.of(
        "result",
        "replied",
        "outcome",
        "referred",
        "referralName",
        "Una " + MARK,
        "referralEmail",
        EMAIL.toUpperCase(),
        "referralPhone",
        "+1 555 " + NUMBER,
        "referralJobTitle",
        "VP");
  }

  private static String twin(String firstName, String mailbox, String company) {
    return """
        {"email": "%s@%s.example", "firstName": "%s", "lastName": "Holmqvist",
         "jobTitle": "Head of Growth", "company": "%s", "country": "US", "industry": "software",
         "employees": 250, "source": "website", "activity": "pricing-page"}
        """
        .formatted(mailbox, company.toLowerCase().replace(' ', '-'), firstName, company);
  }

  private static String bystander() {
    return """
        {"email": "bystander@bystanders.example", "firstName": "Bo", "lastName": "Stander",
         "jobTitle": "VP Marketing", "company": "Bystanders", "country": "US",
         "industry": "software", "employees": 420, "source": "website",
         "activity": "pricing-page"}
        """;
  }
}
