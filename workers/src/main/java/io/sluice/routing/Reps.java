package io.sluice.routing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The reps. One is present in a team who works in it, is active and is not absent now. */
@Repository
public class Reps {

  static final String PRESENT =
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
   * The user name of the rep of a team who has the lead in this cycle, or who entered it there by
   * hand.
   */
  public Optional<String> findOwner(String team, UUID leadId, int cycle) {
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
            select username from owner order by since desc, element_instance_key desc limit 1
            """)
        .param("team", team)
        .param("leadId", leadId)
        .param("cycle", cycle)
        .query(String.class)
        .optional();
  }

  /** A rep by user name, if they are present. */
  public Optional<Rep> findPresent(String team, String username) {
    return findPresent(team).stream().filter(rep -> rep.username().equals(username)).findFirst();
  }

  /** All who are present, by name. */
  public List<Rep> findPresent(String team) {
    return jdbc.sql(
            """
            select r.* from rep r where %s order by r.name
            """
                .formatted(PRESENT))
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
