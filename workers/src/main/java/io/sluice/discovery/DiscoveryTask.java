package io.sluice.discovery;

import io.sluice.bpmn.Tasks;
import io.sluice.routing.SlaClock;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The human task behind an attempt: whose it is, and since when there are attempts. */
@Repository
class DiscoveryTask {

  private static final ZoneId NOBODYS_ZONE = ZoneOffset.UTC;

  private final JdbcClient jdbc;

  DiscoveryTask(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Who has the task in a lead's cycle, or had it last. */
  Caller findCaller(UUID leadId, int cycle) {
    return jdbc.sql(
            """
            select a.username, r.zone from assignment a left join rep r on r.username = a.username
            where a.lead_id = :leadId and a.cycle = :cycle and a.task = :task
            order by a.assigned_at desc, a.element_instance_key desc limit 1
            """)
        .param("leadId", leadId)
        .param("cycle", cycle)
        .param("task", Tasks.DISCOVERY_CALL)
        .query((row, number) -> new Caller(row.getString("username"), zone(row.getString("zone"))))
        .optional()
        .orElse(new Caller(null, NOBODYS_ZONE));
  }

  /** When the thoroughness clock of a cycle started; empty before it has. */
  Optional<Instant> findStart(UUID leadId, int cycle) {
    return jdbc.sql(
            """
            select started_at from sla_clock
            where lead_id = :leadId and cycle = :cycle and clock = :clock
            """)
        .param("leadId", leadId)
        .param("cycle", cycle)
        .param("clock", SlaClock.THOROUGHNESS.code())
        .query(Timestamp.class)
        .optional()
        .map(Timestamp::toInstant);
  }

  private static ZoneId zone(String id) {
    return id == null ? NOBODYS_ZONE : ZoneId.of(id);
  }
}
