package io.sluice.waterfall;

import io.sluice.job.LeadJob;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The append-only ledger of what was reached and when. Reports read it; nothing else knows a lead's
 * stage. An element instance writes one row, however often its job is delivered.
 */
@Repository
public class StageLedger {

  private final JdbcClient jdbc;
  private final Clock clock;

  StageLedger(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Records that a gate was refused, by the owner the lead has now. */
  public void recordRejection(LeadJob job, String reasonCode) {
    record(Stage.REJECTED.code(), job, new MilestoneDetails(reasonCode, null, null));
  }

  /** Records that a stage was reached or a cycle ended, by the owner the lead has now. */
  void record(String stage, LeadJob job, MilestoneDetails details) {
    jdbc.sql(
            """
            insert into stage_event (lead_id, cycle, stage, reached_at, process_instance_key,
              element_instance_key, owner, reason_code, expected_value, expected_close_date)
            values (:leadId, :cycle, :stage, :now, :instance, :element,
              lead_owner(:leadId, :cycle), :reasonCode, :expectedValue, cast(:expectedCloseDate as date))
            on conflict (element_instance_key) do nothing
            """)
        .param("leadId", job.leadId())
        .param("cycle", job.cycle())
        .param("stage", stage)
        .param("now", Timestamp.from(clock.instant()))
        .param("instance", job.processInstanceKey())
        .param("element", job.elementInstanceKey())
        .param("reasonCode", details.reasonCode())
        .param("expectedValue", details.expectedValue())
        .param("expectedCloseDate", details.expectedCloseDate())
        .update();
  }

  /** What a lead reached, in order, over all its cycles. */
  public List<StageEvent> findByLead(UUID leadId) {
    return jdbc.sql(
            "select * from stage_event where lead_id = :leadId order by cycle, stage_event_id")
        .param("leadId", leadId)
        .query(StageEvent.class)
        .list();
  }
}
