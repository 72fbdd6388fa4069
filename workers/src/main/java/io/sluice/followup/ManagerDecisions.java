package io.sluice.followup;

import io.sluice.job.LeadJob;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What managers decided; a job that is delivered again changes nothing. */
@Repository
class ManagerDecisions {

  private final JdbcClient jdbc;

  ManagerDecisions(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  boolean isRecorded(LeadJob job) {
    return jdbc.sql(
            "select exists (select from manager_decision where element_instance_key = :key)")
        .param("key", job.elementInstanceKey())
        .query(Boolean.class)
        .single();
  }

  void insert(
      LeadJob job, Assignment stalled, ManagerDecision decision, String username, Instant now) {
    jdbc.sql(
            """
            insert into manager_decision (element_instance_key, assignment_key, lead_id, cycle,
              task, outcome, assign_to, reason_code, note, username, decided_at)
            values (:key, :stalled, :leadId, :cycle, :task, :outcome, :assignTo, :reasonCode,
              :note, :username, :now)
            on conflict (element_instance_key) do nothing
            """)
        .param("key", job.elementInstanceKey())
        .param("stalled", stalled.key())
        .param("leadId", job.leadId())
        .param("cycle", job.cycle())
        .param("task", stalled.task())
        .param("outcome", decision.outcome())
        .param("assignTo", decision.assignTo())
        .param("reasonCode", decision.reasonCode())
        .param("note", decision.note())
        .param("username", username)
        .param("now", Timestamp.from(now))
        .update();
  }

  /** The decision that ended the silence of an assignment. */
  Optional<ManagerDecision> findOn(Assignment stalled) {
    return jdbc.sql(
            """
            select outcome, assign_to, reason_code, note from manager_decision
            where assignment_key = :key order by decided_at desc limit 1
            """)
        .param("key", stalled.key())
        .query(ManagerDecision.class)
        .optional();
  }
}
