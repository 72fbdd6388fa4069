package io.sluice.routing;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The service levels of a lead's cycles. Events arrive twice and out of order: a clock keeps its
 * first start and its earliest stop.
 */
@Repository
public class SlaClocks {

  private final JdbcClient jdbc;

  SlaClocks(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Starts a clock; one that was started before stays as it is. */
  public void start(UUID leadId, int cycle, SlaClock clock, Instant startedAt, Instant dueAt) {
    jdbc.sql(
            """
            insert into sla_clock (lead_id, cycle, clock, started_at, due_at)
            values (:leadId, :cycle, :clock, :startedAt, :dueAt)
            on conflict (lead_id, cycle, clock) do nothing
            """)
        .param("leadId", leadId)
        .param("cycle", cycle)
        .param("clock", clock.code())
        .param("startedAt", Timestamp.from(startedAt))
        .param("dueAt", Timestamp.from(dueAt))
        .update();
  }

  /** Stops a clock; the earliest stop since its start counts, and one that never ran has none. */
  public void stop(UUID leadId, int cycle, SlaClock clock, Instant stoppedAt) {
    jdbc.sql(
            """
            update sla_clock set stopped_at = least(stopped_at, :stoppedAt)
            where lead_id = :leadId and cycle = :cycle and clock = :clock
              and started_at <= :stoppedAt
            """)
        .param("leadId", leadId)
        .param("cycle", cycle)
        .param("clock", clock.code())
        .param("stoppedAt", Timestamp.from(stoppedAt))
        .update();
  }

  /** Moves by when a clock is due that runs since that instant. */
  public void moveDue(UUID leadId, int cycle, SlaClock clock, Instant startedAt, Instant dueAt) {
    jdbc.sql(
            """
            update sla_clock set due_at = :dueAt
            where lead_id = :leadId and cycle = :cycle and clock = :clock
              and started_at = :startedAt and stopped_at is null
            """)
        .param("leadId", leadId)
        .param("cycle", cycle)
        .param("clock", clock.code())
        .param("startedAt", Timestamp.from(startedAt))
        .param("dueAt", Timestamp.from(dueAt))
        .update();
  }
}
