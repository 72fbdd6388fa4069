package io.sluice.lead;

import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The cycles of leads: opened by intake, claimed by one process instance, closed by its outcome.
 */
@Repository
public class LeadCycles {

  private final JdbcClient jdbc;

  LeadCycles(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Opens the lead's next cycle and returns its number, from 1. */
  int open(UUID leadId, Entry entry, String enteredBy, Instant now) {
    return jdbc.sql(
            """
            insert into lead_cycle (lead_id, cycle, entry, entered_by, opened_at)
            select :leadId, coalesce(max(cycle), 0) + 1, :entry, :enteredBy, :now
            from lead_cycle where lead_id = :leadId
            returning cycle
            """)
        .param("leadId", leadId)
        .param("entry", entry.code())
        .param("enteredBy", enteredBy)
        .param("now", Timestamp.from(now))
        .query(Integer.class)
        .single();
  }

  /**
   * Opens the next cycle of each lead, with one statement.
   *
   * @return the number of each lead's
   */
  Map<UUID, Integer> openAll(Map<UUID, Submission> byLead, Instant now) {
    var opened = new HashMap<UUID, Integer>();
    jdbc.sql(
            """
            insert into lead_cycle (lead_id, cycle, entry, entered_by, opened_at)
            select n.lead_id, coalesce((select max(c.cycle) from lead_cycle c
                where c.lead_id = n.lead_id), 0) + 1, n.entry, n.entered_by, :now
            from unnest(:leadIds::uuid[], :entries::text[], :enteredBys::text[])
              as n (lead_id, entry, entered_by)
            returning lead_id, cycle
            """)
        .param("leadIds", byLead.keySet().stream().map(UUID::toString).toArray(String[]::new))
        .param(
            "entries", byLead.values().stream().map(s -> s.entry().code()).toArray(String[]::new))
        .param(
            "enteredBys",
            byLead.values().stream().map(Submission::enteredBy).toArray(String[]::new))
        .param("now", Timestamp.from(now))
        .query(
            row -> {
              opened.put(row.getObject("lead_id", UUID.class), row.getInt("cycle"));
            });
    return opened;
  }

  /** Opens the next cycle of a lead whose last one the caller's transaction has closed. */
  @Transactional(propagation = Propagation.MANDATORY)
  public int openNext(UUID leadId, Entry entry, Instant now) {
    return open(leadId, entry, null, now);
  }

  public Optional<LeadCycle> findOpen(UUID leadId) {
    return jdbc.sql("select * from lead_cycle where lead_id = :leadId and closed_at is null")
        .param("leadId", leadId)
        .query(LeadCycle.class)
        .optional();
  }

  /** The open cycles of those of these leads that have one. */
  public List<LeadCycle> findOpen(Collection<UUID> leadIds) {
    return jdbc.sql(
            """
            select * from lead_cycle
            where lead_id = any(:leadIds::uuid[]) and closed_at is null order by lead_id
            """)
        .param("leadIds", leadIds.stream().map(UUID::toString).toArray(String[]::new))
        .query(LeadCycle.class)
        .list();
  }

  /**
   * The open cycle of a lead, held against claim, close and reopening until the transaction ends.
   */
  public Optional<LeadCycle> lockOpen(UUID leadId) {
    return jdbc.sql(
            "select * from lead_cycle where lead_id = :leadId and closed_at is null for update")
        .param("leadId", leadId)
        .query(LeadCycle.class)
        .optional();
  }

  /** The open cycles that an instance has claimed before a time, for a look whether it lives. */
  public List<LeadCycle> findClaimedBefore(Instant time) {
    return jdbc.sql("select * from lead_cycle where closed_at is null and claimed_at < :time")
        .param("time", Timestamp.from(time))
        .query(LeadCycle.class)
        .list();
  }

  /**
   * How often a lead has passed down the waterfall up to a cycle: all its cycles since it last
   * became a customer, but for those in which a customer is looked after.
   */
  public int countPasses(UUID leadId, int cycle) {
    return jdbc.sql(
            """
            select count(*) from lead_cycle
            where lead_id = :leadId and cycle <= :cycle and entry <> 'customer'
              and cycle > (select coalesce(max(won.cycle), 0) from lead_cycle won
                           where won.lead_id = :leadId and won.outcome = 'customer')
            """)
        .param("leadId", leadId)
        .param("cycle", cycle)
        .query(Integer.class)
        .single();
  }

  /** All cycles of a lead, the first one first. */
  public List<LeadCycle> findAll(UUID leadId) {
    return jdbc.sql("select * from lead_cycle where lead_id = :leadId order by cycle")
        .param("leadId", leadId)
        .query(LeadCycle.class)
        .list();
  }

  /**
   * Claims a cycle for a process instance. This claim, not the message that started the instance,
   * is the proof that the lead is on its way.
   *
   * @return whether the cycle belongs to this instance; false for one that comes second, or too
   *     late
   */
  public boolean claim(UUID leadId, int cycle, long processInstanceKey, Instant now) {
    return jdbc.sql(
                """
                update lead_cycle
                set process_instance_key = :key, claimed_at = coalesce(claimed_at, :now)
                where lead_id = :leadId and cycle = :cycle and closed_at is null
                  and (process_instance_key is null or process_instance_key = :key)
                """)
            .param("key", processInstanceKey)
            .param("now", Timestamp.from(now))
            .param("leadId", leadId)
            .param("cycle", cycle)
            .update()
        == 1;
  }

  /**
   * Takes the claim of an instance that is gone back, so that another one can claim the cycle.
   *
   * @return false when the cycle is closed or claimed by another instance
   */
  public boolean release(UUID leadId, int cycle, long processInstanceKey) {
    return jdbc.sql(
                """
                update lead_cycle set process_instance_key = null, claimed_at = null
                where lead_id = :leadId and cycle = :cycle and closed_at is null
                  and process_instance_key = :key
                """)
            .param("leadId", leadId)
            .param("cycle", cycle)
            .param("key", processInstanceKey)
            .update()
        == 1;
  }

  /**
   * Closes an open cycle with its outcome. An instance that ends before it could claim claims.
   *
   * @param processInstanceKey the instance that ends, null where none is needed since none has
   *     claimed
   * @return false when the cycle is closed already or another instance's; it then stays as it is
   */
  public boolean close(
      UUID leadId,
      int cycle,
      Long processInstanceKey,
      String outcome,
      String reasonCode,
      Instant now) {
    return jdbc.sql(
                """
                update lead_cycle set
                  process_instance_key = :key,
                  claimed_at = case when :key is not null then coalesce(claimed_at, :now) end,
                  outcome = :outcome, reason_code = :reasonCode, closed_at = :now
                where lead_id = :leadId and cycle = :cycle and closed_at is null
                  and (process_instance_key is null or process_instance_key = :key)
                """)
            .param("key", processInstanceKey, Types.BIGINT)
            .param("outcome", outcome)
            .param("reasonCode", reasonCode)
            .param("now", Timestamp.from(now))
            .param("leadId", leadId)
            .param("cycle", cycle)
            .update()
        == 1;
  }
}
