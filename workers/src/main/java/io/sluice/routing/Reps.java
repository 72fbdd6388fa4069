package io.sluice.routing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The reps, and whose turn it is. */
@Repository
public class Reps {

  private final JdbcClient jdbc;

  Reps(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Gives the next active rep of a team their turn, round robin; one who has had this task of this
   * lead's cycle before comes last. The rows of the team are locked until the transaction ends, so
   * that turns taken at the same time are taken one after the other.
   *
   * @return empty when the team has nobody active
   */
  public Optional<Rep> takeTurn(String team, UUID leadId, int cycle, String task) {
    return jdbc.sql(
            """
            with team as materialized (
              select username, last_turn from rep where team = :team and active
              order by username for update
            ), chosen as (
              select username from team order by
                exists (select 1 from assignment a where a.lead_id = :leadId and a.cycle = :cycle
                        and a.task = :task and a.username = team.username),
                last_turn, username
              limit 1
            )
            update rep set last_turn = nextval('rep_turn')
            from chosen where rep.username = chosen.username
            returning rep.username, rep.name, rep.team, rep.zone
            """)
        .param("team", team)
        .param("leadId", leadId)
        .param("cycle", cycle)
        .param("task", task)
        .query((row, number) -> toRep(row))
        .optional();
  }

  /** The rep of a team who has the lead in this cycle, or who entered it there by hand. */
  public Optional<Rep> findOwner(String team, UUID leadId, int cycle) {
    return jdbc.sql(
            """
            with owner as (
              select username, assigned_at as since, element_instance_key from assignment
              where lead_id = :leadId and cycle = :cycle and team = :team
              union all
              select c.entered_by, c.opened_at, 0 from lead_cycle c
              join rep e on e.username = c.entered_by and e.team = :team
              where c.lead_id = :leadId and c.cycle = :cycle
            )
            select r.username, r.name, r.team, r.zone
            from owner o join rep r on r.username = o.username
            where r.active
            order by o.since desc, o.element_instance_key desc limit 1
            """)
        .param("team", team)
        .param("leadId", leadId)
        .param("cycle", cycle)
        .query((row, number) -> toRep(row))
        .optional();
  }

  /** Enters a rep or changes one; their turn stays. */
  public void save(Rep rep) {
    jdbc.sql(
            """
            insert into rep (username, name, team, zone, active)
            values (:username, :name, :team, :zone, true)
            on conflict (username) do update set
              name = excluded.name, team = excluded.team, zone = excluded.zone
            """)
        .param("username", rep.username())
        .param("name", rep.name())
        .param("team", rep.team())
        .param("zone", rep.zone().getId())
        .update();
  }

  private static Rep toRep(ResultSet row) throws SQLException {
    return new Rep(
        row.getString("username"),
        row.getString("name"),
        row.getString("team"),
        ZoneId.of(row.getString("zone")));
  }
}
