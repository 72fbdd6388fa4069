package io.sluice.lead;

import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Leads that sleep, each in one row from the end of a cycle to the start of the next one. Whoever
 * opens a cycle ends the sleep in the same transaction.
 */
@Repository
public class Sleepers {

  private final JdbcClient jdbc;
  private final LeadCycles cycles;
  private final Clock clock;

  Sleepers(JdbcClient jdbc, LeadCycles cycles, Clock clock) {
    this.jdbc = jdbc;
    this.cycles = cycles;
    this.clock = clock;
  }

  /**
   * Lays a lead to sleep whose cycle was closed just now. One that must be left alone does not
   * sleep, nor does an alias: nothing will wake it.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void fallAsleep(UUID leadId, int cycle, SleepPlan plan) {
    jdbc.sql(
            """
            insert into sleep (lead_id, cycle, outcome, reason_code, track, slept_at, wake_at,
              wake_at_level, archived, next_touch_at, fit_grade, readiness_level, route, graded_at)
            select c.lead_id, c.cycle, c.outcome, c.reason_code, :track, c.closed_at,
              cast(:wakeAt as timestamptz),
              :wakeAtLevel, :archived,
              cast(:nextTouchAt as timestamptz), :fitGrade, :readinessLevel, :route,
              cast(:gradedAt as timestamptz)
            from lead_cycle c join lead l on l.lead_id = c.lead_id
            where c.lead_id = :leadId and c.cycle = :cycle and l.suppressed_at is null
              and not exists (select from lead_alias a where a.alias_id = c.lead_id)
            """)
        .param("track", plan.track())
        .param("wakeAt", timestamp(plan.wakeAt()))
        .param("wakeAtLevel", plan.wakeAtLevel(), Types.INTEGER)
        .param("archived", plan.archived())
        .param("nextTouchAt", timestamp(plan.nextTouchAt()))
        .param("fitGrade", plan.cell().fitGrade())
        .param("readinessLevel", plan.cell().readinessLevel(), Types.INTEGER)
        .param("route", plan.cell().route())
        .param("gradedAt", timestamp(plan.cell().at()))
        .param("leadId", leadId)
        .param("cycle", cycle)
        .update();
  }

  /** How a lead sleeps now; empty for one that is awake. */
  public Optional<Sleep> find(UUID leadId) {
    return jdbc.sql("select * from sleep where lead_id = :leadId and ended_at is null")
        .param("leadId", leadId)
        .query(Sleep.class)
        .optional();
  }

  /** Every sleep of a lead, the first one first. */
  public List<Sleep> findAll(UUID leadId) {
    return jdbc.sql("select * from sleep where lead_id = :leadId order by cycle")
        .param("leadId", leadId)
        .query(Sleep.class)
        .list();
  }

  /**
   * Ends the sleep of a lead.
   *
   * @return false when it does not sleep
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public boolean end(UUID leadId, SleepEnd by) {
    return jdbc.sql(
                """
                update sleep set ended_at = :now, ended_by = :by
                where lead_id = :leadId and ended_at is null
                """)
            .param("now", Timestamp.from(clock.instant()))
            .param("by", by.code())
            .param("leadId", leadId)
            .update()
        == 1;
  }

  /** The same of many leads, those of them that sleep. Whoever calls holds their sleeps. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void endAll(Collection<UUID> leadIds, SleepEnd by) {
    jdbc.sql(
            """
            update sleep set ended_at = :now, ended_by = :by
            where lead_id = any(:leadIds::uuid[]) and ended_at is null
            """)
        .param("now", Timestamp.from(clock.instant()))
        .param("by", by.code())
        .param("leadIds", leadIds.stream().map(UUID::toString).toArray(String[]::new))
        .update();
  }

  /** A lead that a merge has ended the sleep of sleeps on; one whose date has passed wakes. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void sleepOn(UUID leadId, int cycle) {
    jdbc.sql(
            """
            update sleep s set ended_at = null, ended_by = null
            where lead_id = :leadId and cycle = :cycle and ended_by = :merge
              and not exists (select from lead_cycle later
                where later.lead_id = s.lead_id and later.cycle > s.cycle)
            """)
        .param("leadId", leadId)
        .param("cycle", cycle)
        .param("merge", SleepEnd.MERGE.code())
        .update();
  }

  /**
   * Ends the sleep of the leads whose date has come, the longest overdue first, and then of those
   * that people would work now, and opens their next cycle. Two that wake at the same time wake
   * different leads.
   *
   * @param most how many at most
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public List<CycleOpened> wakeDue(int most) {
    var byDate = lockDue(clock.instant(), most);
    var byChange = lockChanged(most - byDate.size());
    return Stream.concat(
            byDate.stream().map(leadId -> wakeLocked(leadId, SleepEnd.WAKE_DATE)),
            byChange.stream().map(changed -> wakeLocked(changed.leadId(), endOf(changed))))
        .flatMap(Optional::stream)
        .toList();
  }

  private static SleepEnd endOf(Sleep changed) {
    return SleepMarks.FACTS.equals(changed.changedBy()) ? SleepEnd.FACTS : SleepEnd.CRITERIA;
  }

  /**
   * Whether any lead's date has come, or people would work one now. It asks for the first that is
   * due: a plan for whatever instant takes a third of all sleepers to be due, and would read them
   * one by one until it finds one.
   */
  public boolean isAnyDue() {
    return jdbc.sql(
            """
            select exists (
              select from (
                select from sleep s join lead l on l.lead_id = s.lead_id
                where s.ended_at is null and s.wake_at <= :now and l.suppressed_at is null
                order by s.wake_at limit 1
              ) first
            ) or exists (
              select from sleep s join lead l on l.lead_id = s.lead_id
              where s.ended_at is null and s.changed_at is not null and l.suppressed_at is null
            )
            """)
        .param("now", Timestamp.from(clock.instant()))
        .query(Boolean.class)
        .single();
  }

  /**
   * How many of those that woke as they were due since an instant are under way: no person has them
   * yet, and they do not sleep again.
   */
  public int countUnderWay(Instant since) {
    return jdbc.sql(
            """
            select count(*)
            from sleep s join lead_cycle c on c.lead_id = s.lead_id and c.cycle = s.cycle + 1
            where s.ended_by in ('wake-date', 'criteria', 'facts') and s.ended_at > :since and c.closed_at is null
              and not exists (select from assignment a
                              where a.lead_id = c.lead_id and a.cycle = c.cycle)
            """)
        .param("since", Timestamp.from(since))
        .query(Integer.class)
        .single();
  }

  /**
   * Ends the sleep of a lead and opens its next cycle.
   *
   * @return empty when it does not sleep any more, or must be left alone
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public Optional<CycleOpened> wake(UUID leadId, SleepEnd by) {
    return lock(leadId) ? wakeLocked(leadId, by) : Optional.empty();
  }

  private Optional<CycleOpened> wakeLocked(UUID leadId, SleepEnd by) {
    return end(leadId, by)
        ? Optional.of(
            new CycleOpened(leadId, cycles.openNext(leadId, Entry.INQUIRY, clock.instant())))
        : Optional.empty();
  }

  /** Holds the sleeps of leads in the one order in which simultaneous batches take them. */
  @Transactional(propagation = Propagation.MANDATORY)
  void hold(Collection<UUID> leadIds) {
    if (!leadIds.isEmpty()) {
      jdbc.sql(
              """
              select 1 from sleep where lead_id = any(:leadIds::uuid[]) and ended_at is null
              order by lead_id for update
              """)
          .param("leadIds", leadIds.stream().map(UUID::toString).toArray(String[]::new))
          .query(Integer.class)
          .list();
    }
  }

  /**
   * Notes that leads did something, so that they are looked at whether they wake. Whoever calls
   * holds their sleeps.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  void noteActivity(Collection<UUID> leadIds) {
    if (!leadIds.isEmpty()) {
      jdbc.sql(
              """
              update sleep set recheck_at = :now
              where lead_id = any(:leadIds::uuid[]) and ended_at is null
                and wake_at_level is not null
              """)
          .param("now", Timestamp.from(clock.instant()))
          .param("leadIds", leadIds.stream().map(UUID::toString).toArray(String[]::new))
          .update();
    }
  }

  /**
   * Takes sleeping leads that did something. They come again at a later time, should whoever takes
   * them not say that they were looked at.
   */
  @Transactional
  public List<Sleep> takeActive(int most, Instant again) {
    return jdbc.sql(
            """
            with active as (
              select lead_id, cycle from sleep
              where ended_at is null and recheck_at <= :now
              order by recheck_at limit :most for update skip locked
            )
            update sleep s set recheck_at = :again from active
            where s.lead_id = active.lead_id and s.cycle = active.cycle
            returning s.*
            """)
        .param("now", Timestamp.from(clock.instant()))
        .param("most", most)
        .param("again", Timestamp.from(again))
        .query(Sleep.class)
        .list();
  }

  /** Leads were looked at and sleep on; what one did meanwhile has it looked at again. */
  @Transactional
  public void lookedAt(Collection<Sleep> active) {
    if (!active.isEmpty()) {
      jdbc.sql(
              """
              with seen as (
                select s.lead_id, s.cycle
                from sleep s join unnest(:leadIds::uuid[], :cycles::int[], :seen::timestamptz[])
                  as looked (lead_id, cycle, at)
                  on s.lead_id = looked.lead_id and s.cycle = looked.cycle
                    and s.recheck_at = looked.at
                order by s.lead_id for update of s
              )
              update sleep s set recheck_at = null from seen
              where s.lead_id = seen.lead_id and s.cycle = seen.cycle
              """)
          .param("leadIds", active.stream().map(s -> s.leadId().toString()).toArray(String[]::new))
          .param("cycles", active.stream().map(s -> "" + s.cycle()).toArray(String[]::new))
          .param("seen", active.stream().map(s -> s.recheckAt().toString()).toArray(String[]::new))
          .update();
    }
  }

  /** Sleeping leads are not written to any more, each by its first reason. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void stopTouches(Collection<UUID> leadIds, String reason) {
    if (!leadIds.isEmpty()) {
      jdbc.sql(
              """
              with wanted as (
                select lead_id, cycle from sleep
                where lead_id = any(:leadIds::uuid[]) and ended_at is null
                  and touches_stopped_at is null
                order by lead_id for update
              )
              update sleep s set touches_stopped_at = :now, touches_stopped_by = :reason,
                next_touch_at = null
              from wanted where s.lead_id = wanted.lead_id and s.cycle = wanted.cycle
              """)
          .param("now", Timestamp.from(clock.instant()))
          .param("reason", reason)
          .param("leadIds", leadIds.stream().map(UUID::toString).toArray(String[]::new))
          .update();
    }
  }

  private boolean lock(UUID leadId) {
    return jdbc.sql(
            "select 1 from lead where lead_id = :leadId and suppressed_at is null for update")
        .param("leadId", leadId)
        .query(Integer.class)
        .optional()
        .isPresent();
  }

  /** The lead's row is what a submission holds, which ends the sleep too. */
  private List<UUID> lockDue(Instant now, int most) {
    return jdbc.sql(
            """
            select l.lead_id from sleep s join lead l on l.lead_id = s.lead_id
            where s.ended_at is null and s.wake_at <= :now and l.suppressed_at is null
            order by s.wake_at, s.lead_id limit :most
            for update of s, l skip locked
            """)
        .param("now", Timestamp.from(now))
        .param("most", most)
        .query(UUID.class)
        .list();
  }

  private List<Sleep> lockChanged(int most) {
    return jdbc.sql(
            """
            select s.* from sleep s join lead l on l.lead_id = s.lead_id
            where s.ended_at is null and s.changed_at is not null and l.suppressed_at is null
            order by s.changed_at, s.lead_id limit :most
            for update of s, l skip locked
            """)
        .param("most", most)
        .query(Sleep.class)
        .list();
  }

  private static Timestamp timestamp(Instant instant) {
    return instant == null ? null : Timestamp.from(instant);
  }
}
