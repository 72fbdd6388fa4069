package io.sluice.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.camunda.client.CamundaClient;
import io.sluice.local.boot.OnTestStack;
import io.sluice.local.test.EngineRecord;
import io.sluice.local.test.TestStack;
import io.sluice.testing.Http;
import io.sluice.testing.Leads;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;
import tools.jackson.databind.JsonNode;

/** The whole application on a real broker, where people cancel, withdraw and enter by hand. */
@SpringBootTest(
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = {
      "sluice.local.enabled=false",
      "sluice.duplicates.interval=1h",
      "sluice.liveness.grace=0s",
      "sluice.reps[0].username=sam",
      "sluice.reps[0].name=Sam Reyes",
      "sluice.reps[0].team=inside-sales",
      "sluice.reps[0].zone=Europe/Berlin",
      "sluice.reps[1].username=priya",
      "sluice.reps[1].name=Priya Nair",
      "sluice.reps[1].team=inside-sales",
      "sluice.reps[1].zone=Europe/Berlin",
      "sluice.reps[2].username=alex",
      "sluice.reps[2].name=Alex Kim",
      "sluice.reps[2].team=sales",
      "sluice.reps[2].zone=America/New_York"
    })
@ContextConfiguration(initializers = OnTestStack.class)
@DirtiesContext
class ByHandIT {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @Autowired JdbcClient jdbc;
  @Autowired CamundaClient camunda;
  Http http;

  @BeforeEach
  void connect(@LocalServerPort int port) {
    http = new Http(port);
  }

  @Test
  void anInstanceThatIsCancelledByHandIsReopenedSaysWhyAndGoesOnAtItsGate() {
    var lead = submit();
    awaitTask(lead, "accept-lead");
    var gone = instance(lead);
    var owner = dossier(lead).get("owner").asString();

    camunda.newCancelInstanceCommand(gone).send().join();
    var report = http.post("/api/operations/liveness", "application/json", "").json();

    assertThat(report.get("reopened").findValuesAsString("leadId")).contains(lead.toString());
    await().atMost(PATIENCE).until(() -> isClaimedByAnother(lead, gone));
    var task = awaitTask(lead, "accept-lead");
    var reopened = dossier(lead);
    assertThat(reopened.at("/reopenings/0/reason").asString()).isEqualTo("instance-gone");
    assertThat(reopened.at("/reopenings/0/processInstanceKey").asString())
        .isEqualTo(String.valueOf(gone));
    assertThat(reopened.get("ledger").findValuesAsString("stage"))
        .containsExactly("inquiry", "aql");
    assertThat(reopened.get("owner").asString()).isEqualTo(owner);

    complete(task, Map.of("outcome", "accepted"));
    await().atMost(PATIENCE).until(() -> dossier(lead).get("stage").asString().equals("tal"));
    assertThat(http.post("/api/operations/liveness", "application/json", "").json().get("reopened"))
        .isEmpty();
  }

  @Test
  void aLeadThatIsWithdrawnEndsWhereverItStandsAndItsOwnerIsTold() {
    var lead = submit();
    var task = awaitTask(lead, "accept-lead");
    var owner = dossier(lead).get("owner").asString();

    http.post("/api/leads/" + lead + "/withdrawal", "application/json", "{\"reason\":\"opt-out\"}");

    await().atMost(PATIENCE).until(() -> !dossier(lead).at("/cycles/0/outcome").isNull());
    TestStack.shared()
        .records()
        .await(
            record -> record.is("USER_TASK", "CANCELED") && record.key() == task.key(), PATIENCE);
    var withdrawn = dossier(lead);
    assertThat(withdrawn.at("/cycles/0/outcome").asString()).isEqualTo("withdrawn");
    assertThat(withdrawn.at("/cycles/0/reasonCode").asString()).isEqualTo("opt-out");
    assertThat(withdrawn.get("stage").asString()).isEqualTo("withdrawn");
    assertThat(withdrawn.at("/notices/0/username").asString()).isEqualTo(owner);
    await().atMost(PATIENCE).until(() -> outboxRows(lead) == 0);
  }

  @Test
  void aSellersOwnLeadComesInByTheStartFormAndLeavesNothingPersonalInTheEngine() {
    var email = Leads.newEmail();

    var instance = enter(Map.of("email", email, "lastName", "Canaria", "note", "Canary"));

    awaitEnd(instance);
    var lead = leadOf(email);
    var task = awaitTask(lead, "qualify-opportunity");
    assertThat(task.value().get("assignee").asString()).isEqualTo("alex");
    var entered = dossier(lead);
    assertThat(entered.at("/cycles/0/entry").asString()).isEqualTo("sales");
    assertThat(entered.at("/cycles/0/enteredBy").asString()).isEqualTo("alex");
    assertThat(entered.at("/activities/0/note").asString()).isEqualTo("Canary");
    assertThat(entered.at("/facts/channel").asString()).isEqualTo("outbound");
    assertThat(variables(instance))
        .containsEntry("email", "null")
        .containsEntry("lastName", "null")
        .containsEntry("note", "null")
        .containsEntry("captured", "true")
        .allSatisfy((name, value) -> assertThat(value).doesNotContain("anar", email));
  }

  @Test
  void whatCannotBeALeadComesBackWithWhatIsWrongAndIsEnteredOnceCorrected() {
    var email = Leads.newEmail();
    var instance = enter(Map.of("email", "nobody", "country", "ZZ"));
    var task =
        TestStack.shared()
            .records()
            .await(
                record ->
                    record.is("USER_TASK", "CREATED")
                        && record.elementId().equals("correct-entry")
                        && record.processInstanceKey() == instance,
                PATIENCE);
    assertThat(variables(instance).get("problem"))
        .contains("email (nobody): send an e-mail address")
        .contains("country (ZZ): send the two letters");

    complete(task, Map.of("outcome", "corrected", "email", email, "country", "DE"));

    awaitEnd(instance);
    assertThat(dossier(leadOf(email)).at("/facts/country").asString()).isEqualTo("DE");
    assertThat(variables(instance)).containsEntry("problem", "null").containsEntry("email", "null");
  }

  private UUID submit() {
    var answer =
        http.postLead(
            """
            {"email":"%s","firstName":"Dana","lastName":"Reed","phone":"+1-555-0142",
             "jobTitle":"VP Marketing","company":"Northwind Traders","website":"northwind.example",
             "country":"US","industry":"software","employees":420,"annualRevenue":60000000,
             "source":"website","activity":"pricing-page"}"""
                .formatted(Leads.newEmail()));
    return UUID.fromString(answer.json().get("leadId").asString());
  }

  /** Starts the process as the start form does. */
  private long enter(Map<String, Object> fields) {
    var variables = new HashMap<String, Object>(fields);
    variables.put("entry", "sales");
    variables.put("enteredBy", "alex");
    variables.put("activity", "event");
    await().atMost(PATIENCE).until(this::areModelsDeployed);
    return camunda
        .newCreateInstanceCommand()
        .bpmnProcessId("capture-lead")
        .latestVersion()
        .variables(variables)
        .send()
        .join()
        .getProcessInstanceKey();
  }

  private boolean areModelsDeployed() {
    return jdbc.sql(
            """
            select exists (select from deployed_model
              where resource like '%capture-lead' and deployed_at is not null)
            """)
        .query(Boolean.class)
        .single();
  }

  private JsonNode dossier(UUID lead) {
    return http.get("/api/leads/" + lead).json();
  }

  private long instance(UUID lead) {
    return dossier(lead).at("/cycles/0/processInstanceKey").asLong(-1);
  }

  private boolean isClaimedByAnother(UUID lead, long gone) {
    var now = instance(lead);
    return now > 0 && now != gone;
  }

  /** Waits for the task in the instance that has the lead now. */
  private EngineRecord awaitTask(UUID lead, String elementId) {
    await().atMost(PATIENCE).until(() -> instance(lead) > 0);
    var instance = instance(lead);
    return TestStack.shared()
        .records()
        .await(
            record ->
                record.is("USER_TASK", "CREATED")
                    && record.elementId().equals(elementId)
                    && children(instance).contains(record.processInstanceKey()),
            PATIENCE);
  }

  private static Set<Long> children(long instance) {
    return TestStack.shared().records().stream()
        .filter(record -> record.is("PROCESS_INSTANCE", "ELEMENT_ACTIVATED"))
        .filter(record -> record.number("parentProcessInstanceKey") == instance)
        .map(EngineRecord::processInstanceKey)
        .collect(Collectors.toSet());
  }

  private static void awaitEnd(long instance) {
    TestStack.shared()
        .records()
        .await(
            record ->
                record.is("PROCESS_INSTANCE", "ELEMENT_COMPLETED") && record.key() == instance,
            PATIENCE);
  }

  /** What the engine holds, as JSON: the latest value of each variable of the instance. */
  private static Map<String, String> variables(long instance) {
    var latest = new HashMap<String, String>();
    TestStack.shared().records().stream()
        .filter(record -> record.valueType().equals("VARIABLE") && record.scopeKey() == instance)
        .forEach(record -> latest.put(record.text("name"), record.text("value")));
    return latest;
  }

  private void complete(EngineRecord task, Map<String, Object> answers) {
    camunda.newCompleteUserTaskCommand(task.key()).variables(answers).send().join();
  }

  private UUID leadOf(String email) {
    return jdbc.sql("select lead_id from lead where email = :email")
        .param("email", email)
        .query(UUID.class)
        .single();
  }

  private long outboxRows(UUID lead) {
    return jdbc.sql("select count(*) from outbox where lead_id = :id")
        .param("id", lead)
        .query(Long.class)
        .single();
  }
}
