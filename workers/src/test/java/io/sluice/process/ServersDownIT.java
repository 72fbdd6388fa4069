package io.sluice.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.notification.Deliveries;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A lead goes its whole way through silence while neither mails nor webhooks are taken. */
@ProcessTest
class ServersDownIT {

  private static final String BERLIN = "Europe/Berlin";
  private static final String TASK = "accept-lead";
  private static final String MANAGERS_TASK = "resolve-stalled-follow-up";

  private final NewsServers servers = NewsServers.shared();

  @Autowired Waterfall waterfall;
  @Autowired SampleTeam team;
  @Autowired FollowUpRows rows;
  @Autowired Deliveries deliveries;
  @Autowired JdbcClient jdbc;

  @BeforeEach
  void mondayMorning() {
    team.takeOver("inside-sales", BERLIN, "down-1", "down-2");
    team.takeOver("managers", BERLIN, "down-manager");
    jdbc.sql("update rep set email = username || '@sluice.example' where username like 'down-%'")
        .update();
    VirtualTime.moveToNext(DayOfWeek.MONDAY, LocalTime.of(10, 0), ZoneId.of(BERLIN));
  }

  @AfterEach
  void giveBack() {
    servers.bringUp();
    team.giveBack();
  }

  @Test
  void theLeadGoesOnAndWhatCouldNotBeToldIsToldOnceWhenTheyAreBack() throws Exception {
    servers.takeDown();
    var lead = waterfall.capture(SampleSubmissions.idealAndWarm());
    var first = lead.awaitTask(TASK).text("assignee");
    moveTo(rows.latest(lead.leadId(), TASK).remindAt());
    lead.awaitCompletedAgain(TASK + "-reminded");
    moveTo(rows.latest(lead.leadId(), TASK).reassignAt());
    var second = lead.awaitTask(TASK);
    moveTo(rows.latest(lead.leadId(), TASK).remindAt());
    lead.awaitCompletedAgain(TASK + "-reminded");
    moveTo(rows.latest(lead.leadId(), TASK).escalateAt());
    lead.awaitTask(MANAGERS_TASK);
    waterfall.complete(second, Map.of("outcome", "accepted"));
    lead.awaitTask("discovery-call");

    assertThat(lead.stages()).containsExactly("inquiry", "aql", "tal");
    assertThat(lead.incidents()).isEmpty();
    var then = second.text("assignee");
    var told =
        List.of(
            "mail task-reminded " + first,
            "mail task-reassigned " + then,
            "mail task-taken " + first,
            "mail task-reminded " + then,
            "mail task-escalated down-manager",
            "webhook task-escalated managers");
    await(lead.leadId(), "last_error is not null", told);
    assertThat(of(lead.leadId(), "sent_at is not null")).isEmpty();

    servers.bringUp();
    retryAll(lead.leadId());

    await(lead.leadId(), "state = 'sent'", told);
    assertThat(servers.mailsTo(first + "@sluice.example")).hasSize(2);
    assertThat(servers.mailsTo(then + "@sluice.example")).hasSize(2);
    assertThat(servers.mailsTo("down-manager@sluice.example")).hasSize(1);
  }

  private void moveTo(Instant instant) {
    VirtualTime.moveTo(instant.plusSeconds(1));
  }

  private void retryAll(UUID lead) {
    jdbc.sql("select delivery_id from delivery where lead_id = :id")
        .param("id", lead)
        .query(UUID.class)
        .list()
        .forEach(deliveries::retry);
  }

  private void await(UUID lead, String condition, List<String> wanted) throws InterruptedException {
    var until = Instant.now().plusSeconds(30);
    while (of(lead, condition).size() < wanted.size() && Instant.now().isBefore(until)) {
      Thread.sleep(100);
    }
    assertThat(of(lead, condition)).containsExactlyInAnyOrderElementsOf(wanted);
  }

  private List<String> of(UUID lead, String condition) {
    return jdbc.sql(
            """
            select channel || ' ' || kind || ' ' || coalesce(username, recipient) from delivery
            where lead_id = :id and
            """
                + condition)
        .param("id", lead)
        .query(String.class)
        .list();
  }
}
