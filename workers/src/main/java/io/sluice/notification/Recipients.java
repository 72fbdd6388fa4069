package io.sluice.notification;

import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Whom of the company's own people a mail reaches. */
@Repository
class Recipients {

  private final JdbcClient jdbc;

  Recipients(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * @param username null is nobody
   */
  Optional<Recipient> find(String username) {
    return jdbc.sql("select username, name, email from rep where username = :username")
        .param("username", username)
        .query(Recipient.class)
        .optional();
  }

  /** The active ones of a team, by user name. */
  List<Recipient> ofTeam(String team) {
    return jdbc.sql(
            "select username, name, email from rep where active and team = :team order by username")
        .param("team", team)
        .query(Recipient.class)
        .list();
  }

  /** The active ones whom no mail reaches, by user name. */
  List<String> withoutAddress() {
    return jdbc.sql("select username from rep where active and email is null order by username")
        .query(String.class)
        .list();
  }

  /**
   * @param email null where no mail reaches them
   */
  record Recipient(String username, String name, String email) {}
}
