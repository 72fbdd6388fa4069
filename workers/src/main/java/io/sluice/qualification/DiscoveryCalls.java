package io.sluice.qualification;

import io.sluice.job.LeadJob;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The recorded discovery calls. */
@Repository
public class DiscoveryCalls {

  private final JdbcClient jdbc;
  private final Clock clock;

  DiscoveryCalls(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  void record(LeadJob job, DiscoveryCall call, String outcome, String reasonCode) {
    jdbc.sql(
            """
            insert into discovery_call (element_instance_key, lead_id, cycle, username, budget,
              budget_evidence, authority, authority_evidence, need, need_evidence, timing,
              timing_evidence, outcome, reason_code, recorded_at)
            values (:key, :leadId, :cycle, lead_owner(:leadId, :cycle), :budget, :budgetEvidence, :authority, :authorityEvidence, :need, :needEvidence,
              :timing, :timingEvidence, :outcome, :reasonCode, :now)
            on conflict (element_instance_key) do nothing
            """)
        .param("key", job.elementInstanceKey())
        .param("leadId", job.leadId())
        .param("cycle", job.cycle())
        .param("budget", call.budget().code())
        .param("budgetEvidence", call.budgetEvidence())
        .param("authority", call.authority().code())
        .param("authorityEvidence", call.authorityEvidence())
        .param("need", call.need().code())
        .param("needEvidence", call.needEvidence())
        .param("timing", call.timing().code())
        .param("timingEvidence", call.timingEvidence())
        .param("outcome", outcome)
        .param("reasonCode", reasonCode)
        .param("now", Timestamp.from(clock.instant()))
        .update();
  }

  /** The latest call of a cycle. */
  public Optional<DiscoveryCall> findLatest(UUID leadId, int cycle) {
    return jdbc.sql(
            """
            select * from discovery_call where lead_id = :leadId and cycle = :cycle
            order by recorded_at desc, element_instance_key desc limit 1
            """)
        .param("leadId", leadId)
        .param("cycle", cycle)
        .query(
            (row, number) ->
                new DiscoveryCall(
                    Verdict.of(row.getString("budget")),
                    row.getString("budget_evidence"),
                    Verdict.of(row.getString("authority")),
                    row.getString("authority_evidence"),
                    Verdict.of(row.getString("need")),
                    row.getString("need_evidence"),
                    Verdict.of(row.getString("timing")),
                    row.getString("timing_evidence")))
        .optional();
  }
}
