package io.sluice.reps;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.lead.LeadCycles;
import io.sluice.routing.Roster;
import io.sluice.testing.Http;
import io.sluice.testing.Leads;
import io.sluice.testing.SluiceTest;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@SluiceTest
class RepTest {

  private static final String KIM = "rep-test-kim";
  private static final String PATH = "/api/reps/" + KIM;
  private static final String REP =
      """
      {"name": "Kim Weber", "team": "inside-sales", "zone": "Europe/Berlin", "capacity": 5,
       "email": "kim@sluice.example"}""";

  @Autowired Roster roster;
  @Autowired LeadCycles cycles;
  @Autowired JdbcClient jdbc;
  Http http;

  @BeforeEach
  void connect(@LocalServerPort int port) {
    http = new Http(port);
  }

  @AfterEach
  void remove() {
    for (var table : List.of("assignment", "rep_absence", "rep_hours", "rep")) {
      jdbc.sql("delete from " + table + " where username = :kim").param("kim", KIM).update();
    }
  }

  @Test
  void aRepIsEnteredReplacedAndListed() {
    var entered = http.put(PATH, REP);

    assertThat(entered.status()).isEqualTo(201);
    assertThat(entered.json().at("/rep/capacity").asInt()).isEqualTo(5);
    assertThat(entered.json().at("/rep/active").asBoolean()).isTrue();
    assertThat(entered.json().get("openClocks").asString()).contains("replan");
    var replaced = http.put(PATH, REP.replace("\"capacity\": 5", "\"weight\": 4"));
    assertThat(replaced.status()).isEqualTo(200);
    assertThat(replaced.json().at("/rep/capacity").isNull()).isTrue();
    var listed =
        StreamSupport.stream(http.get("/api/reps").json().spliterator(), false)
            .filter(rep -> rep.get("username").asString().equals(KIM))
            .toList();
    assertThat(listed).containsExactly(replaced.json().get("rep"));
  }

  @Test
  void everyFieldThatIsWrongIsNamed() {
    var answer =
        http.put(
            PATH,
            """
            {"team": "nowhere", "zone": "UTC", "weight": 0, "email": "kim", "segment": "Large!",
             "capacity": 0, "username": "lee"}""");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(
            StreamSupport.stream(answer.json().get("errors").spliterator(), false)
                .map(error -> error.get("field").asString()))
        .containsExactlyInAnyOrder(
            "name", "team", "weight", "email", "segment", "capacity", "username");
    assertThat(roster.find(KIM)).isEmpty();
  }

  @Test
  void whoLeavesIsGivenNothingMoreAndTheirWorkIsTriedUntilTheEngineIsBack() {
    http.put(PATH, REP);
    var leadId = giveTask();

    var left = http.post(PATH + "/departure", "application/json", "");

    assertThat(left.status()).isEqualTo(200);
    assertThat(left.json().at("/rerouted/lookedAt").asInt()).isEqualTo(1);
    assertThat(left.json().at("/rerouted/refused/0/leadId").asString())
        .isEqualTo(leadId.toString());
    assertThat(left.json().at("/rerouted/refused/0/reason").asString())
        .contains("tried again each minute");
    assertThat(roster.find(KIM).orElseThrow().active()).isFalse();
    assertThat(roster.find(KIM).orElseThrow().openTasks()).isOne();
    var again = http.post("/api/follow-up/reroute", "application/json", "");
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.json().get("released").asInt()).isZero();
  }

  @Test
  void nobodyLeavesWhoIsNotThere() {
    assertThat(http.post(PATH + "/departure", "application/json", "").status()).isEqualTo(404);
  }

  private UUID giveTask() {
    var leadId = new Leads(http, cycles).submit(Leads.newEmail());
    jdbc.sql(
            """
            insert into assignment (element_instance_key, lead_id, cycle, task, team, username,
              cause, reassignments, assigned_at, counted_from, remind_at, due_at, reassign_at,
              escalate_at, give_up_at, process_instance_key, process_definition_key)
            values (:key, :leadId, 1, 'accept-lead', 'inside-sales', :kim, 'routed', 0, now(),
              now(), now(), now(), '9999-12-31Z', '9999-12-31Z', '9999-12-31Z', 1, 1)
            """)
        .param("key", System.nanoTime())
        .param("leadId", leadId)
        .param("kim", KIM)
        .update();
    return leadId;
  }
}
