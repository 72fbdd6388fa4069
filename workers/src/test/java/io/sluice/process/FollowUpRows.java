package io.sluice.process;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What PostgreSQL knows of a lead's follow-up. */
@Component
class FollowUpRows {

  private final JdbcClient jdbc;

  FollowUpRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  record Given(
      String task,
      String username,
      String cause,
      Instant assignedAt,
      Instant countedFrom,
      Instant remindAt,
      Instant dueAt,
      Instant reassignAt,
      Instant escalateAt,
      Instant giveUpAt,
      Instant answeredAt,
      Instant endedAt,
      Instant breachedAt) {}

  record Taken(String step, String task, String username, Instant plannedAt) {}

  record SlaClock(String clock, Instant startedAt, Instant dueAt, Instant stoppedAt) {}

  /** Whom a task was given to, the first one first. */
  List<Given> given(UUID leadId, String task) {
    return jdbc.sql(
            """
            select * from assignment where lead_id = :id and task = :task
            order by element_instance_key
            """)
        .param("id", leadId)
        .param("task", task)
        .query(Given.class)
        .list();
  }

  Given latest(UUID leadId, String task) {
    return given(leadId, task).getLast();
  }

  List<Taken> steps(UUID leadId) {
    return jdbc.sql("select * from follow_up_step where lead_id = :id order by taken_at")
        .param("id", leadId)
        .query(Taken.class)
        .list();
  }

  SlaClock firstTouch(UUID leadId) {
    return jdbc.sql("select * from sla_clock where lead_id = :id and clock = 'first-touch'")
        .param("id", leadId)
        .query(SlaClock.class)
        .single();
  }
}
