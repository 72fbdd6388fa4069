package io.sluice.process;

import io.sluice.routing.Rep;
import io.sluice.routing.Reps;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Enters the reps that a test wants, and takes them out again. */
@Component
class SampleTeam {

  private final Reps reps;
  private final JdbcClient jdbc;

  SampleTeam(Reps reps, JdbcClient jdbc) {
    this.reps = reps;
    this.jdbc = jdbc;
  }

  /** Reps whose names are their user names in capitals. */
  void enter(String team, String zone, String... usernames) {
    for (var username : usernames) {
      reps.save(new Rep(username, username.toUpperCase(), team, ZoneId.of(zone)));
    }
  }

  void sendAway(String username, Instant from, Instant until) {
    jdbc.sql(
            """
            insert into rep_absence (absence_id, username, absent_from, absent_until)
            values (:id, :username, :from, :until)
            """)
        .param("id", UUID.randomUUID())
        .param("username", username)
        .param("from", Timestamp.from(from))
        .param("until", Timestamp.from(until))
        .update();
  }

  void leave(String... usernames) {
    for (var username : usernames) {
      jdbc.sql("delete from rep_absence where username = :username")
          .param("username", username)
          .update();
      jdbc.sql("delete from rep where username = :username").param("username", username).update();
    }
  }

  void remove(String team) {
    jdbc.sql(
            """
            with gone as (delete from rep_absence where username in
              (select username from rep where team = :team))
            delete from rep where team = :team
            """)
        .param("team", team)
        .update();
  }
}
