package io.sluice.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sluice.testing.Http;
import io.sluice.testing.Leads;
import io.sluice.testing.SluiceTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

@SluiceTest
@TestPropertySource(properties = "sluice.erasure.interval=50ms")
class ErasureTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String BODY = "{\"by\": \"jordan\", \"reason\": \"objection\"}";

  /** Where no row is about a person, or only as a hash. */
  private static final Set<String> OF_NOBODY =
      Set.of(
          "account",
          "account_domain",
          "api_key",
          "company_holiday",
          "criteria_version",
          "deployed_model",
          "erasure_task",
          "flyway_schema_history",
          "import",
          "import_mapping",
          "rate_bucket",
          "rep",
          "rep_absence",
          "rep_hours",
          "scheduled_tasks",
          "source_report",
          "suppression_entry",
          "suppression_key",
          "team",
          "web_form",
          "webhook_delivery",
          "webhook_secret",
          "webhook_source");

  @Autowired JdbcClient jdbc;
  @Autowired PersonTables tables;
  Http http;
  SamplePerson person;

  @BeforeEach
  void connect(@LocalServerPort int port) {
    http = new Http(port);
    person = new SamplePerson(jdbc);
    person.enter();
  }

  /** A new table that is about nobody by itself has to be looked at once by whoever adds it. */
  @Test
  void everyTableIsAboutAPersonOrKnownToBeAboutNobody() {
    var unknown = new ArrayList<>(tables.all());
    tables.childrenFirst().forEach(table -> unknown.remove(table.name()));
    unknown.removeAll(OF_NOBODY);

    assertThat(unknown)
        .as("say in this test that it is about nobody, or let an erasure reach it")
        .isEmpty();
  }

  @Test
  void everyColumnThatIsKeptIsThere() {
    var columns = new HashMap<String, List<String>>();
    tables.childrenFirst().forEach(table -> columns.put(table.name(), table.columns()));

    KeptColumns.all()
        .forEach((table, kept) -> assertThat(columns.get(table)).as(table).containsAll(kept));
  }

  @Test
  void theExportHasEveryWord() {
    var marked = tablesWithMark();
    assertThat(marked).contains("lead", "engagement", "assessment", "delivery", "discovery_call");

    var answer = http.get("/api/people/" + person.leadId + "/export");

    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    assertThat(answer.header("Cache-Control")).contains("no-store");
    var found = answer.json().path("tables");
    marked.stream()
        .filter(table -> !table.equals("scheduled_tasks"))
        .forEach(table -> assertThat(found.path(table).toString()).as(table).contains(person.mark));
    assertThat(answer.json().at("/engine/processInstances").toString()).contains("8001");
    assertThat(answer.json().at("/engine/note").asString()).contains("sluice.erasure.operate.url");
  }

  @Test
  void nothingOfThePersonStaysButTheFigures() {
    var ledger = rows("stage_event");
    var assignments = rows("assignment");
    person.endProcess();

    var erasure = awaitDone(erase());

    assertThat(tablesWithMark()).isEmpty();
    assertThat(rows("stage_event")).isEqualTo(ledger);
    assertThat(rows("assignment")).isEqualTo(assignments);
    assertThat(rows("engagement")).isEmpty();
    assertThat(rows("assessment")).isEmpty();
    assertThat(erasure.path("steps").findValuesAsString("step"))
        .containsExactly("suppressed", "ended", "located", "database", "engine", "verified");
    assertThat(erasure.path("removed").findValuesAsString("place"))
        .contains("engagement", "assessment", "delivery", "lead", "manager_decision", "arrival");
    assertThat(erasure.at("/steps/4/note").asString()).contains("sluice.erasure.operate.url");
    assertThat(erasure.toString()).doesNotContain(person.mark);
  }

  @Test
  void whoIsErasedIsGoneAndDoesNotComeBack() {
    person.endProcess();
    var erasure = awaitDone(erase());

    for (var path : List.of("/api/leads/%s", "/api/people/%s/export")) {
      var answer = http.get(path.formatted(person.leadId));
      assertThat(answer.status()).as(path).isEqualTo(410);
      assertThat(answer.json().path("detail").asString())
          .contains(erasure.path("erasureId").asString());
    }
    assertThat(http.patch("/api/leads/" + person.leadId, "{\"by\":\"x\"}").status()).isEqualTo(410);
    var again =
        http.postLead(
            "{\"email\":\"UNA+x@%s.example\",\"source\":\"x\",\"activity\":\"webinar\"}"
                .formatted(person.mark));
    assertThat(again.status()).isEqualTo(409);
    assertThat(again.json().path("detail").asString()).contains("erased");
    assertThat(erase().path("erasureId")).isEqualTo(erasure.path("erasureId"));
    assertThat(tablesWithMark()).isEmpty();
  }

  @Test
  void itWaitsForTheProcessAndSaysSo() {
    var erasure = erase();
    var id = erasure.path("erasureId").asString();
    await()
        .atMost(PATIENCE)
        .until(() -> read(id).path("waitsFor").asString("").contains("has not ended"));
    assertThat(tablesWithMark()).contains("lead", "engagement");
    assertThat(
            jdbc.sql(
                    "select variables ->> 'reasonCode' from outbox where lead_id = :id and message = 'lead-withdrawn'")
                .param("id", person.leadId)
                .query(String.class)
                .list())
        .containsExactly("erasure");

    person.endProcess();

    awaitDone(erasure);
    assertThat(tablesWithMark()).isEmpty();
  }

  /** Another lead's call named them; that lead keeps its call. */
  @Test
  void theyAreForgottenWhereOthersNamedThem() {
    var other = new SamplePerson(jdbc);
    other.enter();
    jdbc.sql("update lead_contact set email = :email where lead_id = :id")
        .param("email", person.email.toUpperCase())
        .param("id", other.leadId)
        .update();
    person.endProcess();

    var export = http.get("/api/people/" + person.leadId + "/export").json();
    assertThat(export.path("namedByOthers")).hasSize(1);
    awaitDone(erase());

    assertThat(count("lead_contact", other.leadId)).isZero();
    assertThat(count("discovery_call", other.leadId)).isOne();
    assertThat(count("engagement", other.leadId)).isOne();
    assertThat(tablesWithMark()).isEmpty();
  }

  /** By the id of either, both are erased. */
  @Test
  void whoWasMergedIsOnePerson() {
    var duplicate = new SamplePerson(jdbc);
    duplicate.enter();
    person.endProcess();
    duplicate.endProcess();
    jdbc.sql(
            """
            with merged as (
              insert into lead_merge (merge_id, lead_id, duplicate_id, merged_by, reason, strictest,
                merged_at)
              values (gen_random_uuid(), :lead, :duplicate, 'jordan', :mark, false, now())
              returning merge_id
            )
            insert into lead_alias (alias_id, lead_id, merge_id)
            select :duplicate, :lead, merge_id from merged
            """)
        .param("lead", person.leadId)
        .param("duplicate", duplicate.leadId)
        .param("mark", person.mark)
        .update();

    var erasure = awaitDone(erase(duplicate));

    assertThat(erasure.path("personId").asString()).isEqualTo(person.leadId.toString());
    assertThat(erasure.path("leadIds")).hasSize(2);
    assertThat(tablesWithMark()).isEmpty();
    assertThat(tablesWith(duplicate.mark)).isEmpty();
    for (var email : List.of(person.email, duplicate.email)) {
      var again =
          http.postLead(
              "{\"email\":\"%s\",\"source\":\"x\",\"activity\":\"webinar\"}".formatted(email));
      assertThat(again.status()).isEqualTo(409);
    }
  }

  /** Such as a mail that asks to confirm what is no lead yet. */
  @Test
  void whatIsAboutNoLeadGoesByTheirAddress() {
    jdbc.sql(
            """
            insert into delivery (delivery_id, channel, kind, template, recipient, model, headers,
              body, natural_key, created_at)
            select gen_random_uuid(), 'mail', 'confirm', 'confirm', recipient, '{}', '{}', 'x',
              'confirm:' || recipient, now()
            from unnest(array[:email, 'not-' || :email, :email || '.org']) recipient
            """)
        .param("email", person.email.toUpperCase())
        .update();
    person.endProcess();

    awaitDone(erase());

    assertThat(
            jdbc.sql("select recipient from delivery where recipient ilike '%' || :mark || '%'")
                .param("mark", person.mark)
                .query(String.class)
                .list())
        .containsExactlyInAnyOrder(
            "not-" + person.email.toUpperCase(), person.email.toUpperCase() + ".org");
  }

  /** What tells nobody where many share it tells everybody where one has it. */
  @Test
  void theSourceStaysOnlyWhereOthersShareIt() {
    var rare = "source-of-" + person.mark;
    jdbc.sql("update lead set source = :rare where lead_id = :id")
        .param("rare", rare)
        .param("id", person.leadId)
        .update();
    var common = UUID.randomUUID().toString();
    var other = new SamplePerson(jdbc);
    other.enter();
    jdbc.sql("update lead set source = :common where lead_id = :id")
        .param("common", common)
        .param("id", other.leadId)
        .update();
    for (int i = 0; i < 5; i++) {
      http.postLead(
          "{\"email\":\"%s\",\"source\":\"%s\",\"activity\":\"webinar\"}"
              .formatted(Leads.newEmail(), common));
    }
    person.endProcess();
    other.endProcess();

    awaitDone(erase());
    awaitDone(erase(other));

    assertThat(source(person)).isEqualTo("null");
    assertThat(source(other)).isEqualTo(common);
  }

  @Test
  void anErasureNamesItsGroundAndWhoSaysSo() {
    var answer = http.delete("/api/people/" + person.leadId, "{\"reason\": \"Una asked\"}");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().path("errors").findValuesAsString("field"))
        .containsExactlyInAnyOrder("by", "reason");
    assertThat(tablesWithMark()).contains("lead");
    assertThat(http.delete("/api/people/" + UUID.randomUUID(), BODY).status()).isEqualTo(404);
    assertThat(http.get("/api/erasures/" + UUID.randomUUID()).status()).isEqualTo(404);
  }

  private JsonNode erase() {
    return erase(person);
  }

  private JsonNode erase(SamplePerson who) {
    var answer = http.delete("/api/people/" + who.leadId, BODY);
    assertThat(answer.status()).as(answer.body()).isEqualTo(202);
    assertThat(answer.header("Location"))
        .isEqualTo("/api/erasures/" + answer.json().path("erasureId").asString());
    return answer.json();
  }

  private JsonNode awaitDone(JsonNode erasure) {
    return await()
        .atMost(PATIENCE)
        .until(
            () -> read(erasure.path("erasureId").asString()),
            found -> found.path("status").asString().equals("done"));
  }

  private JsonNode read(String erasureId) {
    return http.get("/api/erasures/" + erasureId).json();
  }

  private List<String> tablesWithMark() {
    return tablesWith(person.mark);
  }

  private List<String> tablesWith(String mark) {
    return tables.all().stream()
        .filter(
            table ->
                jdbc.sql(
                        """
                        select exists (select from %s t where t::text ilike '%%' || :mark || '%%'
                          or t::text like '%%' || encode(convert_to(:mark, 'UTF8'), 'hex') || '%%')
                        """
                            .formatted(table))
                    .param("mark", mark)
                    .query(Boolean.class)
                    .single())
        .toList();
  }

  private List<Map<String, Object>> rows(String table) {
    return jdbc.sql("select * from %s where lead_id = :id order by 1".formatted(table))
        .param("id", person.leadId)
        .query()
        .listOfRows();
  }

  private long count(String table, UUID leadId) {
    return jdbc.sql("select count(*) from %s where lead_id = :id".formatted(table))
        .param("id", leadId)
        .query(Long.class)
        .single();
  }

  private String source(SamplePerson who) {
    return jdbc.sql("select coalesce(source, 'null') from lead where lead_id = :id")
        .param("id", who.leadId)
        .query(String.class)
        .single();
  }
}
