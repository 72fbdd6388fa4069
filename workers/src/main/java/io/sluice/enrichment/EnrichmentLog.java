package io.sluice.enrichment;

import io.sluice.job.LeadJob;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What each source answered when it was asked. */
@Repository
class EnrichmentLog {

  private final JdbcClient jdbc;

  EnrichmentLog(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Whether this very job has asked already. */
  boolean hasAsked(LeadJob job) {
    return jdbc.sql("select exists (select from enrichment where element_instance_key = :key)")
        .param("key", job.elementInstanceKey())
        .query(Boolean.class)
        .single();
  }

  /** The sources that have answered about a lead's company since an instant. */
  Set<String> findWhoAnswered(UUID leadId, String domain, Instant since) {
    return jdbc.sql(
            """
            select source from enrichment
            where lead_id = :leadId and domain = :domain and outcome <> 'failed'
              and asked_at > :since
            """)
        .param("leadId", leadId)
        .param("domain", domain)
        .param("since", Timestamp.from(since))
        .query(String.class)
        .set();
  }

  /**
   * @return false when the job has kept an answer of this source before
   */
  boolean keep(LeadJob job, String domain, Answer answer) {
    return jdbc.sql(
                """
                insert into enrichment (element_instance_key, lead_id, cycle, source, domain,
                  outcome, error, asked_at)
                values (:key, :leadId, :cycle, :source, :domain, :outcome, :error, :askedAt)
                on conflict (element_instance_key, source) do nothing
                """)
            .param("key", job.elementInstanceKey())
            .param("leadId", job.leadId())
            .param("cycle", job.cycle())
            .param("source", answer.source())
            .param("domain", domain)
            .param("outcome", answer.lookup().outcome())
            .param("error", answer.lookup() instanceof Lookup.Failed failed ? failed.error() : null)
            .param("askedAt", Timestamp.from(answer.askedAt()))
            .update()
        == 1;
  }
}
