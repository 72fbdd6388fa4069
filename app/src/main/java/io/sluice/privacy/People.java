package io.sluice.privacy;

import io.sluice.problem.Problem;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Finds a person by the id of any lead that they are or were. */
@Repository
class People {

  private final JdbcClient jdbc;

  People(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * @throws Problem where no lead has this id
   */
  Person find(UUID leadId) {
    jdbc.sql("select lead_id from lead where lead_id = :id")
        .param("id", leadId)
        .query(UUID.class)
        .optional()
        .orElseThrow(() -> Problem.notFound("No lead has this id."));
    return of(leadId, List.of(leadId));
  }

  /** One whose leads are known; the addresses are none where they are erased. */
  Person of(UUID personId, List<UUID> leadIds) {
    return new Person(personId, leadIds, emails(leadIds));
  }

  private TreeSet<String> emails(List<UUID> ids) {
    return new TreeSet<>(
        jdbc.sql("select email from lead where lead_id = any(:ids) and erased_at is null")
            .param("ids", ids.toArray(UUID[]::new))
            .query(String.class)
            .list());
  }
}
