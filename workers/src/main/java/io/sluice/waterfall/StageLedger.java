package io.sluice.waterfall;

import io.sluice.job.LeadJob;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
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
    record(Stage.REJECTED.code(), job, MilestoneDetails.because(reasonCode));
  }

  /** Records that a stage was reached or a cycle ended, by the owner the lead has now. */
  void record(String stage, LeadJob job, MilestoneDetails details) {
    insert(stage, job.leadId(), job.cycle(), details)
        .param("instance", job.processInstanceKey())
        .param("element", job.elementInstanceKey())
        .update();
  }

  /** Records the end of a cycle that has no instance. */
  void record(String stage, UUID leadId, int cycle, MilestoneDetails details) {
    insert(stage, leadId, cycle, details).param("instance", null).param("element", null).update();
  }

  private JdbcClient.StatementSpec insert(
      String stage, UUID leadId, int cycle, MilestoneDetails details) {
    return jdbc.sql(
            """
            insert into stage_event (lead_id, cycle, stage, reached_at, process_instance_key,
              element_instance_key, owner, reason_code, expected_value, expected_close_date)
            values (:leadId, :cycle, :stage, :now, :instance, :element,
              lead_owner(:leadId, :cycle), :reasonCode, :expectedValue, cast(:expectedCloseDate as date))
            on conflict (element_instance_key) do nothing
            """)
        .param("leadId", leadId)
        .param("cycle", cycle)
        .param("stage", stage)
        .param("now", Timestamp.from(clock.instant()))
        .param("reasonCode", details.reasonCode())
        .param("expectedValue", details.expectedValue())
        .param("expectedCloseDate", details.expectedCloseDate());
  }

  /** What a cycle reached last; a rejection is nothing that is reached. */
  Optional<StageEvent> findLatest(UUID leadId, int cycle) {
    return jdbc.sql(
            """
            select * from stage_event
            where lead_id = :leadId and cycle = :cycle and stage <> :rejected
            order by stage_event_id desc limit 1
            """)
        .param("leadId", leadId)
        .param("cycle", cycle)
        .param("rejected", Stage.REJECTED.code())
        .query(StageEvent.class)
        .optional();
  }

  /** Whether sales has accepted a lead in a cycle, or has found it themselves. */
  public boolean isWithSales(UUID leadId, int cycle) {
    return findLatest(leadId, cycle)
        .flatMap(reached -> Stage.ofMilestone(reached.stage()))
        .filter(Stage.OF_SALES::contains)
        .isPresent();
  }

  /** Whether sales was asked to accept the lead after it had reached a stage. */
  boolean isHandedOffSince(StageEvent reached) {
    return jdbc.sql(
            """
            select exists (select 1 from assignment
              where lead_id = :leadId and cycle = :cycle and task = 'accept-handoff'
                and assigned_at >= :reachedAt)
            """)
        .param("leadId", reached.leadId())
        .param("cycle", reached.cycle())
        .param("reachedAt", Timestamp.from(reached.reachedAt()))
        .query(Boolean.class)
        .single();
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
