package io.sluice.webhook;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who may send webhooks, each with the mapping of its payloads, as JSON. */
@Repository
class WebhookSources {

  private final JdbcClient jdbc;
  private final Clock clock;

  WebhookSources(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  void enter(String sourceId, String mapping) {
    jdbc.sql(
            """
            insert into webhook_source (source_id, mapping, created_at, changed_at)
            values (:sourceId, :mapping::jsonb, :now, :now)
            on conflict (source_id) do update
              set mapping = excluded.mapping, changed_at = excluded.changed_at
            """)
        .param("sourceId", sourceId)
        .param("mapping", mapping)
        .param("now", Timestamp.from(clock.instant()))
        .update();
  }

  /** The mapping of a source. */
  Optional<String> find(String sourceId) {
    return jdbc.sql("select mapping::text from webhook_source where source_id = :sourceId")
        .param("sourceId", sourceId)
        .query(String.class)
        .optional();
  }

  List<String> ids() {
    return jdbc.sql("select source_id from webhook_source order by source_id")
        .query(String.class)
        .list();
  }
}
