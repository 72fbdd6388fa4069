package io.sluice.customer;

import io.sluice.job.LeadJob;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What customers ask for by themselves. A message tells the process that waits for it; this is for
 * when none waits, as while the customer is handed over.
 */
@Repository
public class CustomerAsks {

  private final JdbcClient jdbc;
  private final Clock clock;

  CustomerAsks(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Notes that the customer of a cycle asks for something now. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void note(UUID leadId, int cycle) {
    jdbc.sql(
            """
            insert into customer_request (lead_id, cycle, asked_at)
            values (:leadId, :cycle, :now)
            """)
        .param("leadId", leadId)
        .param("cycle", cycle)
        .param("now", Timestamp.from(clock.instant()))
        .update();
  }

  /**
   * Whether the customer has asked since they were last looked after by this task, so that it is
   * due now.
   */
  boolean isOpen(LeadJob job, String task) {
    return jdbc.sql(
            """
            select exists (
              select from customer_request r
              where r.lead_id = :leadId and r.cycle = :cycle and r.asked_at > coalesce((
                select max(a.answered_at) from care_answer a
                where a.lead_id = r.lead_id and a.cycle = r.cycle
                  and a.task = :task), '-infinity'))
            """)
        .param("leadId", job.leadId())
        .param("cycle", job.cycle())
        .param("task", task)
        .query(Boolean.class)
        .single();
  }
}
