package io.sluice.routing;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Whose turn it is in a team. A rep can take a task who is present, works the territory and the
 * segment that are wanted, and has room for one more. Of them it is the one with the fewest open
 * tasks for their weight, and of equals the one whose last turn is longest ago.
 */
@Repository
public class Turns {

  // 2520 is divided by each weight from 1 to 10 without a remainder.
  private static final String NEXT =
      """
      select r.username from rep r cross join lateral (
        select count(*) as open from assignment a
        join lead_cycle c on c.lead_id = a.lead_id and c.cycle = a.cycle
        where a.username = r.username and a.ended_at is null and c.closed_at is null
          and a.lead_id <> :leadId
      ) load
      where %s and (r.capacity is null or load.open < r.capacity)
        and (cast(:territory as text) is null or coalesce(r.territory, :territory) = :territory)
        and (cast(:segment as text) is null or coalesce(r.segment, :segment) = :segment)
        and r.username <> all (cast(:excluded as text[]))
        and (cast(:username as text) is null or r.username = :username)
      order by load.open * (2520 / r.weight), r.last_turn, r.username
      limit 1
      """
          .formatted(Reps.PRESENT);

  private final JdbcClient jdbc;
  private final Clock clock;

  Turns(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * Holds all turns of a team back until the transaction ends. What is read after it has seen what
   * was given before, so nobody is given more than they have room for.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void hold(String team) {
    jdbc.sql(
            """
            select username from rep where team = :team order by username collate "C" for update
            """)
        .param("team", team)
        .query(String.class)
        .list();
  }

  /**
   * Gives the next one their turn.
   *
   * @param leadId whose open tasks do not count, as what is given replaces them
   * @param excluded user names of those who are passed over
   * @return empty when nobody can take it
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public Optional<Rep> takeNext(Route route, UUID leadId, Set<String> excluded) {
    return take(route, leadId, excluded, null);
  }

  /** Gives one their turn before all others, if they can take it. */
  @Transactional(propagation = Propagation.MANDATORY)
  public Optional<Rep> take(Route route, UUID leadId, Set<String> excluded, String username) {
    return next(
            """
            with chosen as (%s)
            update rep set last_turn = nextval('rep_turn')
            from chosen where rep.username = chosen.username
            returning rep.*
            """
                .formatted(NEXT),
            route,
            leadId,
            excluded,
            username)
        .optional();
  }

  /** Whose turn it would be; nobody is given it, and nothing is held back. */
  public Optional<Rep> findNext(Route route, UUID leadId, Set<String> excluded) {
    return next(
            "select * from rep where username in (%s)".formatted(NEXT),
            route,
            leadId,
            excluded,
            null)
        .optional();
  }

  private JdbcClient.MappedQuerySpec<Rep> next(
      String sql, Route route, UUID leadId, Set<String> excluded, String username) {
    return jdbc.sql(sql)
        .param("team", route.team())
        .param("territory", route.territory())
        .param("segment", route.segment())
        .param("leadId", leadId)
        .param("excluded", excluded.toArray(String[]::new))
        .param("username", username)
        .param("now", Timestamp.from(clock.instant()))
        .query((row, number) -> Reps.toRep(row));
  }

  /** Gives one who is present their turn, as a manager named them: whatever else they have. */
  @Transactional(propagation = Propagation.MANDATORY)
  public Optional<Rep> takeNamed(String team, String username) {
    return jdbc.sql(
            """
            update rep r set last_turn = nextval('rep_turn')
            where r.username = :username and %s returning r.*
            """
                .formatted(Reps.PRESENT))
        .param("team", team)
        .param("username", username)
        .param("now", Timestamp.from(clock.instant()))
        .query((row, number) -> Reps.toRep(row))
        .optional();
  }
}
