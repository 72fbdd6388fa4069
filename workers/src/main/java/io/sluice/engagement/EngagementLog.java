package io.sluice.engagement;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The append-only log of what people did. Readiness is computed from it, never stored in it. */
@Repository
public class EngagementLog {

  private final JdbcClient jdbc;

  EngagementLog(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * @param username of the rep who was in touch or entered it, or null
   * @param note what they wrote about it, or null
   */
  public void record(
      UUID leadId,
      String kind,
      Instant occurredAt,
      Instant receivedAt,
      String username,
      String note) {
    jdbc.sql(
            """
            insert into engagement (engagement_id, lead_id, kind, occurred_at, received_at,
              username, note)
            values (:id, :leadId, :kind, :occurredAt, :receivedAt, :username, :note)
            """)
        .param("id", UUID.randomUUID())
        .param("leadId", leadId)
        .param("kind", kind)
        .param("occurredAt", Timestamp.from(occurredAt))
        .param("receivedAt", Timestamp.from(receivedAt))
        .param("username", username)
        .param("note", note)
        .update();
  }

  /** What a lead did, the latest first. */
  public List<Engagement> findByLead(UUID leadId) {
    return jdbc.sql("select * from engagement where lead_id = :leadId order by occurred_at desc")
        .param("leadId", leadId)
        .query(Engagement.class)
        .list();
  }
}
