package io.sluice.privacy;

import io.sluice.problem.Problem;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
    var personId =
        jdbc.sql(
                """
                select coalesce(
                  (select lead_id from lead_alias where alias_id = :id),
                  (select lead_id from lead where lead_id = :id))
                """)
            .param("id", leadId)
            .query((row, number) -> Optional.ofNullable(row.getObject(1, UUID.class)))
            .single()
            .orElseThrow(() -> Problem.notFound("No lead has this id."));
    var leadIds =
        jdbc.sql(
                """
                select cast(:id as uuid) as lead_id
                union select alias_id from lead_alias where lead_id = :id order by lead_id
                """)
            .param("id", personId)
            .query(UUID.class)
            .list();
    return of(personId, leadIds);
  }

  /** One whose leads are known; the addresses are none where they are erased. */
  Person of(UUID personId, List<UUID> leadIds) {
    return new Person(personId, leadIds, emails(leadIds));
  }

  /** As they wrote it, and in the form in which addresses are compared. */
  private Set<String> emails(List<UUID> ids) {
    return new TreeSet<>(
        jdbc.sql(
                """
                select email from lead where lead_id = any(:ids) and erased_at is null
                union select email_key from lead_email where lead_id = any(:ids)
                """)
            .param("ids", ids.toArray(UUID[]::new))
            .query(String.class)
            .list());
  }
}
