package io.sluice.routing;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** All who work leads or did, and their teams. */
@Repository
public class Roster {

  private final JdbcClient jdbc;
  private final Reps reps;
  private final Clock clock;

  Roster(JdbcClient jdbc, Reps reps, Clock clock) {
    this.jdbc = jdbc;
    this.reps = reps;
    this.clock = clock;
  }

  /** All reps, active or not, by team and user name. */
  public List<Standing> findAll() {
    return jdbc.sql(
            """
            select r.*,
              (select count(*) from assignment a join lead_cycle c using (lead_id, cycle)
               where a.username = r.username and a.ended_at is null and c.closed_at is null)
                as open_tasks,
              exists (select from rep_absence away where away.username = r.username
                      and away.absent_from <= :now and :now < away.absent_until) as absent
            from rep r order by r.team, r.username
            """)
        .param("now", Timestamp.from(clock.instant()))
        .query(
            (row, number) ->
                new Standing(
                    Reps.toRep(row),
                    row.getBoolean("active"),
                    row.getInt("open_tasks"),
                    row.getBoolean("absent")))
        .list();
  }

  public Optional<Standing> find(String username) {
    return findAll().stream().filter(one -> one.rep().username().equals(username)).findFirst();
  }

  /** Enters a rep or changes one, whose turn and calendar then stay. */
  @Transactional
  public void save(Rep rep, boolean active) {
    reps.save(rep);
    jdbc.sql("update rep set active = :active where username = :username")
        .param("active", active)
        .param("username", rep.username())
        .update();
  }

  /**
   * Takes a rep out of the work. Their open tasks stay theirs until they are routed anew.
   *
   * @return whether anybody is called so
   */
  public boolean leave(String username) {
    return jdbc.sql("update rep set active = false where username = :username")
            .param("username", username)
            .update()
        == 1;
  }

  /** How many tasks a rep has open that are not being given to others. */
  public int countHeld(String username) {
    return jdbc.sql(
            """
            select count(*) from assignment a join lead_cycle c using (lead_id, cycle)
            where a.username = :username and a.ended_at is null and a.released_at is null
              and c.closed_at is null
            """)
        .param("username", username)
        .query(Integer.class)
        .single();
  }

  /**
   * Enters what the configuration has for a rep, but only where the configuration has changed since
   * it was last entered, so that a restart leaves alone what was changed otherwise.
   *
   * @return whether it was entered
   */
  @Transactional
  public boolean enterConfigured(Rep rep) {
    var fingerprint = fingerprint(rep);
    var entered =
        jdbc.sql("select configured from rep where username = :username")
            .param("username", rep.username())
            .query((row, number) -> Optional.ofNullable(row.getString("configured")))
            .optional()
            .flatMap(configured -> configured);
    if (entered.equals(Optional.of(fingerprint))) {
      return false;
    }
    reps.save(rep);
    jdbc.sql("update rep set configured = :fingerprint where username = :username")
        .param("fingerprint", fingerprint)
        .param("username", rep.username())
        .update();
    return true;
  }

  /** All teams, by name. */
  public List<Team> findTeams() {
    return jdbc.sql("select name, label from team order by name").query(Team.class).list();
  }

  /** Enters a team, or changes what one is called. */
  public void save(Team team) {
    jdbc.sql(
            """
            insert into team (name, label) values (:name, :label)
            on conflict (name) do update set label = excluded.label
            """)
        .param("name", team.name())
        .param("label", team.label())
        .update();
  }

  /** Lets nobody else change the roster as a whole until the transaction ends. */
  public void lock() {
    jdbc.sql("lock table team in exclusive mode").update();
  }

  /** The same text for the same rep, in any version of Sluice; the zone is the calendar's. */
  private static String fingerprint(Rep rep) {
    return Stream.of(
            rep.name(),
            rep.team(),
            rep.email(),
            rep.territory(),
            rep.segment(),
            rep.weight(),
            rep.capacity())
        .map(part -> part == null ? "-" : part.toString())
        .collect(Collectors.joining(" | "));
  }
}
