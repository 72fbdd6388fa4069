package io.sluice.waterfall;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What people have to be told about leads that they work. */
@Repository
class Notices {

  private final JdbcClient jdbc;
  private final Clock clock;

  Notices(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Tells everyone who has an open task of a cycle that it was withdrawn. */
  void tellWithdrawn(UUID leadId, int cycle, String reasonCode) {
    jdbc.sql(
            """
            insert into notice (lead_id, cycle, username, kind, code, created_at)
            select a.lead_id, a.cycle, a.username, 'withdrawn', :reasonCode, :now
            from assignment a
            where a.lead_id = :leadId and a.cycle = :cycle and a.username is not null
              and a.ended_at is null
            group by a.lead_id, a.cycle, a.username
            """)
        .param("reasonCode", reasonCode)
        .param("now", Timestamp.from(clock.instant()))
        .param("leadId", leadId)
        .param("cycle", cycle)
        .update();
  }
}
