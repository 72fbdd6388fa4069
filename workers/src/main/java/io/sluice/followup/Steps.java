package io.sluice.followup;

import io.sluice.job.LeadJob;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The append-only ledger of what was done about tasks that nobody answered. */
@Repository
class Steps {

  private static final Logger log = LoggerFactory.getLogger(Steps.class);

  private final JdbcClient jdbc;

  Steps(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Records a step once, however often its job is delivered. */
  void take(LeadJob job, Step step, Assignment silent, Instant plannedAt, Instant now) {
    var first =
        jdbc.sql(
                    """
                    insert into follow_up_step (element_instance_key, assignment_key, lead_id,
                      cycle, task, step, username, planned_at, taken_at)
                    values (:key, :silent, :leadId, :cycle, :task, :step, :username, :plannedAt,
                      :now)
                    on conflict (element_instance_key) do nothing
                    """)
                .param("key", job.elementInstanceKey())
                .param("silent", silent.key())
                .param("leadId", job.leadId())
                .param("cycle", job.cycle())
                .param("task", silent.task())
                .param("step", step.code())
                .param("username", silent.username())
                .param("plannedAt", Timestamp.from(plannedAt))
                .param("now", Timestamp.from(now))
                .update()
            == 1;
    if (first) {
      log.info("Task {} of {}: {}", silent.task(), silent.team(), step.code());
    }
  }

  /** Whether a step was taken already about the silence of an assignment. */
  boolean isTaken(Step step, Assignment silent) {
    return jdbc.sql(
            """
            select exists (
              select from follow_up_step where assignment_key = :key and step = :step)
            """)
        .param("key", silent.key())
        .param("step", step.code())
        .query(Boolean.class)
        .single();
  }

  /** When someone was reminded of a task that they have or had. */
  List<Instant> findReminders(Assignment assignment) {
    return jdbc.sql(
            """
            select taken_at from follow_up_step
            where assignment_key = :key and step = 'reminded' order by taken_at
            """)
        .param("key", assignment.key())
        .query((row, number) -> row.getTimestamp("taken_at").toInstant())
        .list();
  }
}
