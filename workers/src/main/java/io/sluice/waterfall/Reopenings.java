package io.sluice.waterfall;

import io.sluice.job.LeadJob;
import io.sluice.lead.LeadCycles;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Cycles whose process instance was gone, and which are started again where they stood. */
@Repository
public class Reopenings {

  private final JdbcClient jdbc;
  private final LeadCycles cycles;
  private final Clock clock;

  Reopenings(JdbcClient jdbc, LeadCycles cycles, Clock clock) {
    this.jdbc = jdbc;
    this.cycles = cycles;
    this.clock = clock;
  }

  /**
   * Reopens a cycle: the claim is taken back and the reason is kept. The caller has another
   * instance started in the same transaction.
   *
   * @param processInstanceKey the instance that is gone
   * @return false when the cycle has been closed or claimed by another instance meanwhile
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public boolean reopen(UUID leadId, int cycle, long processInstanceKey, String reason) {
    if (!cycles.release(leadId, cycle, processInstanceKey)) {
      return false;
    }
    jdbc.sql(
            """
            insert into reopening (lead_id, cycle, process_instance_key, reason, found_at)
            values (:leadId, :cycle, :key, :reason, :now)
            """)
        .param("leadId", leadId)
        .param("cycle", cycle)
        .param("key", processInstanceKey)
        .param("reason", reason)
        .param("now", Timestamp.from(clock.instant()))
        .update();
    return true;
  }

  /**
   * Whether this admission takes up a cycle that was reopened: the first one after a reopening
   * does, also when its job is delivered again, and a later re-evaluation does not.
   */
  boolean isResumedBy(LeadJob admission) {
    return jdbc.sql(
                """
                update reopening set resumed_by = :element
                where lead_id = :leadId and cycle = :cycle
                  and (resumed_by is null or resumed_by = :element)
                """)
            .param("element", admission.elementInstanceKey())
            .param("leadId", admission.leadId())
            .param("cycle", admission.cycle())
            .update()
        > 0;
  }
}
