package io.sluice.outbox;

import io.sluice.bpmn.Models;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * The table of messages to the engine. A start message is settled when {@code lead_cycle} has the
 * key of the instance that claimed the cycle; however often it was published says nothing.
 */
@Repository
public class Outbox {

  private static final JsonMapper JSON = JsonMapper.shared();

  private static final String DUE_LEASED =
      """
      with due as (
        select o.lead_id, o.cycle, o.message
        from outbox o join lead_cycle c on c.lead_id = o.lead_id and c.cycle = o.cycle
        where o.next_attempt_at <= :now and c.process_instance_key is null
        order by o.next_attempt_at limit :most
        for update of o skip locked
      )
      update outbox o set next_attempt_at = :leasedUntil from due
      where o.lead_id = due.lead_id and o.cycle = due.cycle and o.message = due.message
      returning o.lead_id, o.cycle, o.message, o.variables, o.attempts
      """;

  private final JdbcClient jdbc;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Outbox(JdbcClient jdbc, ApplicationEventPublisher events, Clock clock) {
    this.jdbc = jdbc;
    this.events = events;
    this.clock = clock;
  }

  /** Has a process instance started for a cycle, once the caller's transaction has committed. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void startCycle(UUID leadId, int cycle) {
    var now = Timestamp.from(clock.instant());
    var variables =
        Map.of(
            "leadId",
            leadId,
            "cycle",
            cycle,
            "leadCycle",
            leadId + ":" + cycle,
            "entry",
            "inquiry");
    jdbc.sql(
            """
            insert into outbox (lead_id, cycle, message, variables, created_at, next_attempt_at)
            values (:leadId, :cycle, :message, :variables::jsonb, :now, :now)
            """)
        .param("leadId", leadId)
        .param("cycle", cycle)
        .param("message", Models.LEAD_CAPTURED)
        .param("variables", JSON.writeValueAsString(variables))
        .param("now", now)
        .update();
    events.publishEvent(new OutboxFilled());
  }

  /**
   * Takes messages that are due and unclaimed. Their next attempt is moved forward in the same
   * statement, so that no other publisher takes them and no transaction is open while they are
   * sent; should this publisher die, they are due again then.
   */
  List<OutboxMessage> lease(int most, Instant leasedUntil) {
    return jdbc.sql(DUE_LEASED)
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

  void turnedAway(OutboxMessage message, Instant nextAttemptAt) {
    update(message, "next_attempt_at = :next")
        .param("next", Timestamp.from(nextAttemptAt))
        .update();
  }

  /** Removes the messages whose cycle has been claimed. */
  int removeSettled() {
    return jdbc.sql(
            """
            delete from outbox o using lead_cycle c
            where c.lead_id = o.lead_id and c.cycle = o.cycle and c.process_instance_key is not null
            """)
        .update();
  }

  OutboxState state() {
    return jdbc.sql(
            """
            select count(*) as unsettled, min(o.created_at) as oldest,
              count(*) filter (where o.attempts > :most
                or o.attempts = :most and o.next_attempt_at <= :now) as alarms
            from outbox o join lead_cycle c on c.lead_id = o.lead_id and c.cycle = o.cycle
            where c.process_instance_key is null
            """)
        .param("most", OutboxPublisher.ATTEMPTS_BEFORE_ALARM)
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
