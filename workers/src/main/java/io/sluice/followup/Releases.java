package io.sluice.followup;

import io.sluice.bpmn.Tasks;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Which open tasks are to be taken from their holders. A task that a manager has been asked about
 * is not: the manager decides.
 */
@Repository
@EnableConfigurationProperties(ReroutingProperties.class)
class Releases {

  /** How long the engine has to route anew what was released, before it is told again. */
  static final Duration PAUSE = Duration.ofMinutes(1);

  /** How long the engine usually takes at most to route what was released. */
  private static final Duration ROUTING = Duration.ofSeconds(10);

  /** The rest of a long queue comes the next time. */
  private static final int QUEUED_AT_ONCE = 200;

  private final JdbcClient jdbc;
  private final ReroutingProperties properties;

  Releases(JdbcClient jdbc, ReroutingProperties properties) {
    this.jdbc = jdbc;
    this.properties = properties;
  }

  /** An open task that its holder is to have no longer. */
  record Due(long key, UUID leadId, int cycle, String task, Released because) {}

  /**
   * The tasks of those who have left, are away for long or work in another team now, and those that
   * were released a while ago and are open still; the oldest first.
   *
   * @param username whose, null for all
   */
  List<Due> find(String username, Instant now) {
    return jdbc.sql(
            """
            select * from (
              select a.element_instance_key as key, a.lead_id, a.cycle, a.task, a.released_at,
                case when a.released_because is not null then upper(a.released_because)
                     when not r.active then 'LEAVER'
                     when r.team <> a.team then 'TEAM'
                     when exists (
                       select from (
                         select unnest(range_agg(tstzrange(absent_from, absent_until))) as away
                         from rep_absence where username = r.username) absence
                       where away @> cast(:now as timestamptz)
                         and upper(away) - lower(away) >= make_interval(secs => :absenceFrom))
                       then 'ABSENT'
                end as because
              from assignment a
              join lead_cycle c on c.lead_id = a.lead_id and c.cycle = a.cycle
              left join rep r on r.username = a.username
              where a.ended_at is null and (c.closed_at is null or a.task = :review)
                and a.process_instance_key is not null and a.escalate_at > :now
                and (cast(:username as text) is null or a.username = :username)
                and (a.released_at is null or a.released_at < :before)
              order by a.assigned_at, a.element_instance_key
            ) open where because is not null
            """)
        .param("review", Tasks.REVIEW_DUPLICATE)
        .param("username", username)
        .param("now", Timestamp.from(now))
        .param("before", Timestamp.from(now.minus(PAUSE)))
        .param("absenceFrom", properties.absenceFrom().toSeconds())
        .query(Due.class)
        .list();
  }

  /**
   * The open tasks that wait in a fallback queue, whose team has somebody there with room for one
   * more; the oldest first. While what was released before is just being routed, nobody knows what
   * room there is, and the team's queue waits.
   */
  List<Due> findQueued(Instant now) {
    return jdbc.sql(
            """
            select a.element_instance_key as key, a.lead_id, a.cycle, a.task, 'QUEUED' as because
            from assignment a join lead_cycle c on c.lead_id = a.lead_id and c.cycle = a.cycle
            where a.queue is not null and a.ended_at is null
              and (c.closed_at is null or a.task = :review)
              and a.process_instance_key is not null and a.escalate_at > :now
              and a.released_at is null
              and not exists (
                select from assignment before where before.team = a.team
                  and before.released_because = 'queued' and before.ended_at is null
                  and before.released_at > :routing)
              and exists (
                select from rep r where r.team = a.team and r.active
                  and not exists (
                    select from rep_absence away where away.username = r.username
                      and away.absent_from <= :now and :now < away.absent_until)
                  and (r.capacity is null or r.capacity > (
                    select count(*) from assignment has
                    join lead_cycle held on held.lead_id = has.lead_id and held.cycle = has.cycle
                    where has.username = r.username and has.ended_at is null
                      and held.closed_at is null)))
            order by a.assigned_at, a.element_instance_key limit :most
            """)
        .param("review", Tasks.REVIEW_DUPLICATE)
        .param("now", Timestamp.from(now))
        .param("most", QUEUED_AT_ONCE)
        .param("routing", Timestamp.from(now.minus(ROUTING)))
        .query(Due.class)
        .list();
  }

  /**
   * Takes a task from its holder, before the engine is told.
   *
   * @return whether it was open, and nobody else has released it just before
   */
  boolean release(Due due, Instant now) {
    return jdbc.sql(
                """
                update assignment set released_at = :now, released_because = :because
                where element_instance_key = :key and ended_at is null
                  and (released_at is null or released_at < :before)
                """)
            .param("now", Timestamp.from(now))
            .param("because", due.because().code())
            .param("key", due.key())
            .param("before", Timestamp.from(now.minus(PAUSE)))
            .update()
        == 1;
  }
}
