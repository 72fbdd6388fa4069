package io.sluice.outbox;

import io.sluice.bpmn.Models;
import io.sluice.lead.CycleOpened;
import io.sluice.lead.Entry;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The table of messages to the engine. A start message is settled when {@code lead_cycle} has the
 * key of the instance that claimed the cycle, a withdrawal when the cycle is closed; however often
 * they were published says nothing. That a customer asks is settled when the engine has taken it.
 * When a cycle is closed there is nothing left to tell.
 */
@Repository
public class Outbox {

  private static final String UNSETTLED =
      """
      (c.closed_at is null and case
        when o.message in ('%s', '%s') then c.process_instance_key is null
        when o.message = '%s' then o.published_at is null
        else true end)
      """
          .formatted(Models.LEAD_CAPTURED, Models.CUSTOMER_WON, Models.CUSTOMER_ASKED);

  /** Of a bulk, what has started of late and is neither with a person yet nor at its end. */
  private static final String ON_ITS_WAY =
      """
      (o.priority = %d and c.closed_at is null and c.claimed_at > :since
        and not exists (select from assignment a
          where a.lead_id = c.lead_id and a.cycle = c.cycle))
      """
          .formatted(Priority.BULK.ordinal());

  private static final String DUE_LEASED =
      """
      with due as (
        select o.lead_id, o.cycle, o.message
        from outbox o join lead_cycle c on c.lead_id = o.lead_id and c.cycle = o.cycle
        where o.priority between :first and :last and o.next_attempt_at <= :now
          and %s
        order by o.priority, o.next_attempt_at limit :most
        for update of o skip locked
      )
      update outbox o set next_attempt_at = :leasedUntil from due
      where o.lead_id = due.lead_id and o.cycle = due.cycle and o.message = due.message
      returning o.lead_id, o.cycle, o.message, o.variables, o.attempts
      """
          .formatted(UNSETTLED);

  private static final String REMOVE_SETTLED =
      """
      with settled as materialized (
        select o.lead_id, o.cycle, o.message
        from outbox o join lead_cycle c on c.lead_id = o.lead_id and c.cycle = o.cycle
        where not %s and not %s
        for update of o skip locked
        for share of c skip locked
      )
      delete from outbox o using settled s
      where o.lead_id = s.lead_id and o.cycle = s.cycle and o.message = s.message
      """
          .formatted(UNSETTLED, ON_ITS_WAY);

  private static final String COUNT_WOKEN =
      """
      select count(*)
      from outbox o join lead_cycle c on c.lead_id = o.lead_id and c.cycle = o.cycle
      where o.priority = :woken and %s
      """
          .formatted(UNSETTLED);

  private static final String COUNT_BULK_UNDER_WAY =
      """
      select count(*)
      from outbox o join lead_cycle c on c.lead_id = o.lead_id and c.cycle = o.cycle
      where o.priority = %d and o.attempts > 0
        and (o.attempts between 1 and %d and o.next_attempt_at > :now and %s or %s)
      """
          .formatted(
              Priority.BULK.ordinal(),
              LanePublisher.ATTEMPTS_BEFORE_ALARM - 1,
              UNSETTLED,
              ON_ITS_WAY);

  /** One that is stuck on its way holds up the rest of its bulk no longer than this. */
  private static final Duration LONGEST_WAY = Duration.ofMinutes(1);

  private final JdbcClient jdbc;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Outbox(JdbcClient jdbc, ApplicationEventPublisher events, Clock clock) {
    this.jdbc = jdbc;
    this.events = events;
    this.clock = clock;
  }

  /** Whoever opens a cycle tells so within its transaction. */
  @EventListener
  void start(CycleOpened opened) {
    startCycle(opened.leadId(), opened.cycle());
  }

  /**
   * Has a process instance started for a cycle, once the caller's transaction has committed; for a
   * cycle that was started before and reopened, another one.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void startCycle(UUID leadId, int cycle) {
    startCycle(leadId, cycle, Priority.SUBMISSION);
  }

  /** How many leads that woke as they were due have not started yet. */
  public int countWoken() {
    return jdbc.sql(COUNT_WOKEN)
        .param("woken", Priority.WOKEN.ordinal())
        .query(Integer.class)
        .single();
  }

  /** How many of a bulk have been sent to the engine and are not yet where they go. */
  int countBulkUnderWay() {
    return jdbc.sql(COUNT_BULK_UNDER_WAY)
        .param("now", Timestamp.from(clock.instant()))
        .param("since", longestWayAgo())
        .query(Integer.class)
        .single();
  }

  private Timestamp longestWayAgo() {
    return Timestamp.from(clock.instant().minus(LONGEST_WAY));
  }

  /** The same, before or after others. One that is wanted sooner than before moves up. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void startCycle(UUID leadId, int cycle, Priority priority) {
    startCycles(Map.of(leadId, cycle), priority);
  }

  /** The same of many leads, of each one cycle, with one statement. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void startCycles(Map<UUID, Integer> cycles, Priority priority) {
    if (cycles.isEmpty()) {
      return;
    }
    var now = Timestamp.from(clock.instant());
    jdbc.sql(
            """
            insert into outbox (lead_id, cycle, message, variables, created_at, next_attempt_at,
              priority)
            select c.lead_id, c.cycle, case c.entry when :customer then :won else :captured end,
              jsonb_build_object('leadId', c.lead_id, 'cycle', c.cycle, 'entry', c.entry,
                'leadCycle', c.lead_id || ':' || c.cycle),
              :now, :now, :priority
            from unnest(:leadIds::uuid[], :cycles::int[]) as started (lead_id, cycle)
            join lead_cycle c on c.lead_id = started.lead_id and c.cycle = started.cycle
            on conflict (lead_id, cycle, message) do update set
              created_at = :now, next_attempt_at = :now, attempts = 0, published_at = null,
              priority = least(outbox.priority, excluded.priority)
            """)
        .param("leadIds", cycles.keySet().stream().map(UUID::toString).toArray(String[]::new))
        .param("cycles", cycles.values().stream().map(String::valueOf).toArray(String[]::new))
        .param("customer", Entry.CUSTOMER.code())
        .param("won", Models.CUSTOMER_WON)
        .param("captured", Models.LEAD_CAPTURED)
        .param("now", now)
        .param("priority", priority.ordinal())
        .update();
    events.publishEvent(new OutboxFilled());
  }

  /**
   * Has leads start sooner whose start nobody has sent yet, such as somebody of a large file who
   * now asks to be called, once the caller's transaction has committed.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void hasten(Collection<UUID> leadIds, Priority priority) {
    var hastened =
        jdbc.sql(
                """
                update outbox o set priority = :priority, next_attempt_at = :now
                where o.lead_id = any(:leadIds::uuid[]) and o.message = :captured
                  and o.attempts = 0 and o.priority > :priority
                """)
            .param("leadIds", leadIds.stream().map(UUID::toString).toArray(String[]::new))
            .param("captured", Models.LEAD_CAPTURED)
            .param("priority", priority.ordinal())
            .param("now", Timestamp.from(clock.instant()))
            .update();
    if (hastened > 0) {
      events.publishEvent(new OutboxFilled());
    }
  }

  /**
   * Has the review of a customer brought forward who asks for something, once the caller's
   * transaction has committed. Whoever asks twice before it was told is told of once.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void customerAsked(UUID leadId, int cycle) {
    jdbc.sql(
            """
            insert into outbox (lead_id, cycle, message, variables, created_at, next_attempt_at,
              priority)
            values (:leadId, :cycle, :message, '{}', :now, :now, 0)
            on conflict (lead_id, cycle, message) do update set
              created_at = :now, next_attempt_at = :now, published_at = null
            """)
        .param("leadId", leadId)
        .param("cycle", cycle)
        .param("message", Models.CUSTOMER_ASKED)
        .param("now", Timestamp.from(clock.instant()))
        .update();
    events.publishEvent(new OutboxFilled());
  }

  /**
   * Has the process instance of a cycle told to end, once the caller's transaction has committed.
   * The first reason counts.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void withdraw(UUID leadId, int cycle, String reasonCode) {
    jdbc.sql(
            """
            insert into outbox (lead_id, cycle, message, variables, created_at, next_attempt_at,
              priority)
            values (:leadId, :cycle, :message, jsonb_build_object('reasonCode', :reasonCode::text),
              :now, :now, 0)
            on conflict (lead_id, cycle, message) do nothing
            """)
        .param("leadId", leadId)
        .param("cycle", cycle)
        .param("message", Models.LEAD_WITHDRAWN)
        .param("reasonCode", reasonCode)
        .param("now", Timestamp.from(clock.instant()))
        .update();
    events.publishEvent(new OutboxFilled());
  }

  /**
   * Takes messages that are due and not settled. Their next attempt is moved forward in the same
   * statement, so that no other publisher takes them and no transaction is open while they are
   * sent; should this publisher die, they are due again then.
   */
  List<OutboxMessage> lease(Lane lane, int most, Instant leasedUntil) {
    return jdbc.sql(DUE_LEASED)
        .param("first", lane.first())
        .param("last", lane.last())
        .param("now", Timestamp.from(clock.instant()))
        .param("most", most)
        .param("leasedUntil", Timestamp.from(leasedUntil))
        .query(OutboxMessage.class)
        .list();
  }

  void published(OutboxMessage message, Instant nextAttemptAt) {
    update(message, "attempts = attempts + 1, published_at = :now, next_attempt_at = :next")
        .param("now", Timestamp.from(clock.instant()))
        .param("next", Timestamp.from(nextAttemptAt))
        .update();
  }

  /** It may have arrived or not: it counts as an attempt. */
  void unanswered(OutboxMessage message, Instant nextAttemptAt) {
    update(message, "attempts = attempts + 1, next_attempt_at = :next")
        .param("next", Timestamp.from(nextAttemptAt))
        .update();
  }

  void turnedAway(OutboxMessage message, Instant nextAttemptAt) {
    update(message, "next_attempt_at = :next")
        .param("next", Timestamp.from(nextAttemptAt))
        .update();
  }

  /**
   * Removes the messages that have done what they were sent for. A cycle that is being reopened
   * meanwhile is passed over, since its start is wanted once more.
   */
  int removeSettled() {
    return jdbc.sql(REMOVE_SETTLED).param("since", longestWayAgo()).update();
  }

  OutboxState state() {
    return jdbc.sql(
            """
            select count(*) as unsettled, min(o.created_at) as oldest,
              count(*) filter (where o.attempts > :most
                or o.attempts = :most and o.next_attempt_at <= :now) as alarms
            from outbox o join lead_cycle c on c.lead_id = o.lead_id and c.cycle = o.cycle
            where
            """
                + UNSETTLED)
        .param("most", LanePublisher.ATTEMPTS_BEFORE_ALARM)
        .param("now", Timestamp.from(clock.instant()))
        .query(OutboxState.class)
        .single();
  }

  private JdbcClient.StatementSpec update(OutboxMessage message, String changes) {
    return jdbc.sql(
            "update outbox set "
                + changes
                + " where lead_id = :leadId and cycle = :cycle and message = :message")
        .param("leadId", message.leadId())
        .param("cycle", message.cycle())
        .param("message", message.message());
  }

  /** Something was added; heard once that is committed. */
  record OutboxFilled() {}
}
