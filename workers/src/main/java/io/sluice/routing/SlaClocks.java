package io.sluice.routing;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The service levels of a lead's cycle: when each clock started, was due, and stopped. */
@Repository
public class SlaClocks {

  private final JdbcClient jdbc;

  SlaClocks(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Starts a clock; one that was started before runs on. */
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

  /** Stops a clock; the first stop counts. */
  public void stop(UUID leadId, int cycle, SlaClock clock, Instant at) {
    jdbc.sql(
            """
            update sla_clock set stopped_at = :at
            where lead_id = :leadId and cycle = :cycle and clock = :clock and stopped_at is null
            """)
        .param("leadId", leadId)
        .param("cycle", cycle)
        .param("clock", clock.code())
        .param("at", Timestamp.from(at))
        .update();
  }
}
