package io.sluice.routing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The reps, and whose turn it is. A rep is eligible who is active, is not absent now, and works in
 * the team.
 */
@Repository
public class Reps {

  private static final String ELIGIBLE =
      """
      r.team = :team and r.active and not exists (
        select from rep_absence away where away.username = r.username
          and away.absent_from <= :now and :now < away.absent_until)
      """;

  private final JdbcClient jdbc;
  private final Clock clock;

  Reps(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * Gives the next eligible rep of a team their turn, round robin; one who has had this task of
   * this lead's cycle before comes last. The rows of the team are locked until the transaction
   * ends, so that turns taken at the same time are taken one after the other.
   *
   * @param excluded user names of those who are passed over
   * @return empty when nobody is left
   */
  public Optional<Rep> takeTurn(
      String team, UUID leadId, int cycle, String task, Set<String> excluded) {
    return jdbc.sql(
            """
            with team as materialized (
              select r.username, r.last_turn from rep r where %s order by r.username for update
            ), chosen as (
              select username from team where username <> all (cast(:excluded as text[])) order by
                exists (select 1 from assignment a where a.lead_id = :leadId and a.cycle = :cycle
                        and a.task = :task and a.username = team.username),
                last_turn, username
              limit 1
            )
            update rep set last_turn = nextval('rep_turn')
            from chosen where rep.username = chosen.username
            returning rep.*
            """
                .formatted(ELIGIBLE))
        .param("team", team)
        .param("now", Timestamp.from(clock.instant()))
        .param("excluded", excluded.toArray(String[]::new))
        .param("leadId", leadId)
        .param("cycle", cycle)
        .param("task", task)
        .query((row, number) -> toRep(row))
        .optional();
  }

  /**
   * The rep of a team who has the lead in this cycle, or who entered it there by hand, if they are
   * eligible.
   */
  public Optional<Rep> findOwner(String team, UUID leadId, int cycle) {
    return jdbc.sql(
            """
            with owner as (
              select username, assigned_at as since, element_instance_key from assignment
              where lead_id = :leadId and cycle = :cycle and team = :team and username is not null
              union all
              select c.entered_by, c.opened_at, 0 from lead_cycle c
              join rep e on e.username = c.entered_by and e.team = :team
              where c.lead_id = :leadId and c.cycle = :cycle
            )
            select r.* from rep r
            where r.username = (
                select username from owner order by since desc, element_instance_key desc limit 1)
              and %s
            """
                .formatted(ELIGIBLE))
        .param("team", team)
        .param("now", Timestamp.from(clock.instant()))
        .param("leadId", leadId)
        .param("cycle", cycle)
        .query((row, number) -> toRep(row))
        .optional();
  }

  /** A rep by user name, if they are eligible. */
  public Optional<Rep> findEligible(String team, String username) {
    return findEligible(team).stream().filter(rep -> rep.username().equals(username)).findFirst();
  }

  /** All who are eligible, by name. */
  public List<Rep> findEligible(String team) {
    return jdbc.sql(
            """
            select r.* from rep r where %s order by r.name
            """
                .formatted(ELIGIBLE))
        .param("team", team)
        .param("now", Timestamp.from(clock.instant()))
        .query((row, number) -> toRep(row))
        .list();
  }

  /** How many tasks the reps of a team have open, by user name; who has none is not in it. */
  public Map<String, Integer> countOpenTasks(String team) {
    return jdbc
        .sql(
            """
            select a.username, count(*) as open from assignment a
            join lead_cycle c using (lead_id, cycle) join rep r on r.username = a.username
            where r.team = :team and a.ended_at is null and c.closed_at is null
            group by a.username
            """)
        .param("team", team)
        .query((row, number) -> Map.entry(row.getString("username"), row.getInt("open")))
        .list()
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /** Enters a rep or changes one, whose turn and calendar, with the zone, then stay. */
  public void save(Rep rep) {
    jdbc.sql(
            """
            insert into rep (username, name, team, zone, active, email, territory, segment, weight,
              capacity)
            values (:username, :name, :team, :zone, true, :email, :territory, :segment, :weight,
              :capacity)
            on conflict (username) do update set name = excluded.name, team = excluded.team,
              email = excluded.email, territory = excluded.territory, segment = excluded.segment,
              weight = excluded.weight, capacity = excluded.capacity
            """)
        .param("username", rep.username())
        .param("name", rep.name())
        .param("team", rep.team())
        .param("zone", rep.zone().getId())
        .param("email", rep.email())
        .param("territory", rep.territory())
        .param("segment", rep.segment())
        .param("weight", rep.weight())
        .param("capacity", rep.capacity())
        .update();
  }

  static Rep toRep(ResultSet row) throws SQLException {
    return new Rep(
        row.getString("username"),
        row.getString("name"),
        row.getString("team"),
        ZoneId.of(row.getString("zone")),
        row.getString("email"),
        row.getString("territory"),
        row.getString("segment"),
        row.getInt("weight"),
        row.getObject("capacity", Integer.class));
  }
}
