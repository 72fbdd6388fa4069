package io.sluice.leads.page;

import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What those who work here are called. */
@Repository
class RepNames {

  private final JdbcClient jdbc;

  RepNames(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Names read() {
    return new Names(
        jdbc.sql("select username, name from rep").query(RepName.class).list().stream()
            .collect(Collectors.toMap(RepName::username, RepName::name)));
  }

  record RepName(String username, String name) {}

  /** By user name. */
  record Names(Map<String, String> byUsername) {

    /** The user name itself for somebody who is not known. */
    String of(String username) {
      return byUsername.getOrDefault(username, username);
    }

    String orElse(String username, String otherwise) {
      return username == null ? otherwise : of(username);
    }
  }
}
