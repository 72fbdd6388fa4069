package io.sluice.calendar;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** When reps are away. */
@Repository
public class Absences {

  private final JdbcClient jdbc;

  Absences(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** All of a rep's absences, past and coming, ordered by their beginnings. */
  public List<Absence> of(String username) {
    return jdbc.sql(
            """
            select absence_id, absent_from, absent_until from rep_absence
            where username = :username order by absent_from, absence_id
            """)
        .param("username", username)
        .query(
            (row, number) ->
                new Absence(
                    row.getObject("absence_id", UUID.class),
                    row.getTimestamp("absent_from").toInstant(),
                    row.getTimestamp("absent_until").toInstant()))
        .list();
  }

  /**
   * Enters an absence of a rep; it may overlap another one.
   *
   * @throws org.springframework.dao.DataIntegrityViolationException if nobody is called so, or it
   *     ends before it begins
   */
  public Absence add(String username, Instant from, Instant until) {
    var absence = new Absence(UUID.randomUUID(), from, until);
    jdbc.sql(
            """
            insert into rep_absence (absence_id, username, absent_from, absent_until)
            values (:absenceId, :username, :from, :until)
            """)
        .param("absenceId", absence.absenceId())
        .param("username", username)
        .param("from", Timestamp.from(from))
        .param("until", Timestamp.from(until))
        .update();
    return absence;
  }

  /**
   * @return whether the rep had this absence
   */
  public boolean remove(String username, UUID absenceId) {
    return jdbc.sql(
                "delete from rep_absence where absence_id = :absenceId and username = :username")
            .param("absenceId", absenceId)
            .param("username", username)
            .update()
        == 1;
  }
}
