package io.sluice.routing;

import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who works where. */
@Repository
public class Teams {

  private final JdbcClient jdbc;

  Teams(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Whether this is the user name of an active rep.
   *
   * @param team the team that the rep has to work in; empty for any
   */
  public boolean hasRep(String username, Optional<String> team) {
    return jdbc.sql(
            """
            select exists (select 1 from rep where username = :username and active
              and team = coalesce(:team, team))
            """)
        .param("username", username)
        .param("team", team.orElse(null))
        .query(Boolean.class)
        .single();
  }

  /** Which of these are the user names of active reps. */
  public Set<String> findReps(Collection<String> usernames) {
    return new HashSet<>(
        jdbc.sql("select username from rep where username = any(:usernames::text[]) and active")
            .param("usernames", usernames.toArray(String[]::new))
            .query(String.class)
            .list());
  }
}
