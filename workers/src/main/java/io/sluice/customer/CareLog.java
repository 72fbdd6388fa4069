package io.sluice.customer;

import io.sluice.job.LeadJob;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** When customers are looked after, and what came of it. Both are append-only. */
@Repository
class CareLog {

  private final JdbcClient jdbc;

  CareLog(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * What this very job planned when it was delivered before, or what an instance that is gone had
   * planned of the same task: its day stays.
   */
  Optional<Instant> findPlan(LeadJob job, String task) {
    return jdbc.sql(
            """
            select care_at from care_plan p
            where lead_id = :leadId and cycle = :cycle and task = :task
              and (element_instance_key = :key or (
                select a.ended_at is null from assignment a
                where a.lead_id = p.lead_id and a.cycle = p.cycle and a.task = p.task
                  and a.assigned_at >= p.planned_at
                order by a.assigned_at desc, a.element_instance_key desc limit 1) is not false)
            order by planned_at desc, element_instance_key desc limit 1
            """)
        .param("leadId", job.leadId())
        .param("cycle", job.cycle())
        .param("task", task)
        .param("key", job.elementInstanceKey())
        .query((row, number) -> row.getTimestamp("care_at").toInstant())
        .optional();
  }

  void plan(LeadJob job, String task, Instant careAt, Optional<AgreedCare> after, Instant now) {
    jdbc.sql(
            """
            insert into care_plan (element_instance_key, lead_id, cycle, task, care_at,
              after_answer, planned_at)
            values (:key, :leadId, :cycle, :task, :careAt, :after, :now)
            on conflict (element_instance_key) do nothing
            """)
        .param("key", job.elementInstanceKey())
        .param("leadId", job.leadId())
        .param("cycle", job.cycle())
        .param("task", task)
        .param("careAt", Timestamp.from(careAt))
        .param("after", after.map(AgreedCare::key).orElse(null))
        .param("now", Timestamp.from(now))
        .update();
  }

  /** What was answered last in the cycle. */
  Optional<AgreedCare> findLatest(LeadJob job) {
    return jdbc.sql(
            """
            select element_instance_key as key, task, username, outcome,
              case when not exists (select from care_plan p
                where p.after_answer = a.element_instance_key) then next_on end as next_on
            from care_answer a where lead_id = :leadId and cycle = :cycle
            order by answered_at desc, element_instance_key desc limit 1
            """)
        .param("leadId", job.leadId())
        .param("cycle", job.cycle())
        .query(AgreedCare.class)
        .optional();
  }

  /** Keeps an answer once, of whoever has the task now. */
  void record(
      LeadJob job,
      String task,
      CareAnswer answer,
      String reasonCode,
      LocalDate nextOn,
      Instant now) {
    jdbc.sql(
            """
            insert into care_answer (element_instance_key, lead_id, cycle, task, username, outcome,
              reason_code, goal, expansion, next_on, note, answered_at)
            values (:key, :leadId, :cycle, :task, lead_owner(:leadId, :cycle), :outcome,
              :reasonCode, :goal, :expansion, :nextOn, :note, :now)
            on conflict (element_instance_key) do nothing
            """)
        .param("key", job.elementInstanceKey())
        .param("leadId", job.leadId())
        .param("cycle", job.cycle())
        .param("task", task)
        .param("outcome", answer.outcome())
        .param("reasonCode", reasonCode)
        .param("goal", answer.goal())
        .param("expansion", answer.expansion())
        .param("nextOn", nextOn)
        .param("note", answer.note())
        .param("now", Timestamp.from(now))
        .update();
  }
}
