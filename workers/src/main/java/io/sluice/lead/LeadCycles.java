package io.sluice.lead;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The cycles of leads: opened by intake, claimed by one process instance, closed by its outcome.
 */
@Repository
public class LeadCycles {

  private final JdbcClient jdbc;

  LeadCycles(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Opens the lead's next cycle at inquiry and returns its number, from 1. */
  int open(UUID leadId, Instant now) {
    return jdbc.sql(
            """
            insert into lead_cycle (lead_id, cycle, entry, opened_at)
            select :leadId, coalesce(max(cycle), 0) + 1, 'inquiry', :now
            from lead_cycle where lead_id = :leadId
            returning cycle
            """)
        .param("leadId", leadId)
        .param("now", Timestamp.from(now))
        .query(Integer.class)
        .single();
  }

  public Optional<LeadCycle> findOpen(UUID leadId) {
    return jdbc.sql("select * from lead_cycle where lead_id = :leadId and closed_at is null")
        .param("leadId", leadId)
        .query(LeadCycle.class)
        .optional();
  }

  /** All cycles of a lead, the first one first. */
  public List<LeadCycle> findAll(UUID leadId) {
    return jdbc.sql("select * from lead_cycle where lead_id = :leadId order by cycle")
        .param("leadId", leadId)
        .query(LeadCycle.class)
        .list();
  }

  /**
   * Claims a cycle for a process instance. This claim, not the message that started the instance,
   * is the proof that the lead is on its way.
   *
   * @return whether the cycle belongs to this instance; false for one that comes second
   */
  public boolean claim(UUID leadId, int cycle, long processInstanceKey, Instant now) {
    return jdbc.sql(
                """
                update lead_cycle
                set process_instance_key = :key, claimed_at = coalesce(claimed_at, :now)
                where lead_id = :leadId and cycle = :cycle
                  and (process_instance_key is null or process_instance_key = :key)
                """)
            .param("key", processInstanceKey)
            .param("now", Timestamp.from(now))
            .param("leadId", leadId)
            .param("cycle", cycle)
            .update()
        == 1;
  }

  /** Closes an open cycle with its outcome; a cycle that is closed already stays as it is. */
  public void close(UUID leadId, int cycle, String outcome, String reasonCode, Instant now) {
    jdbc.sql(
            """
            update lead_cycle set outcome = :outcome, reason_code = :reasonCode, closed_at = :now
            where lead_id = :leadId and cycle = :cycle and closed_at is null
            """)
        .param("outcome", outcome)
        .param("reasonCode", reasonCode)
        .param("now", Timestamp.from(now))
        .param("leadId", leadId)
        .param("cycle", cycle)
        .update();
  }
}
