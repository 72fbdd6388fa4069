package io.sluice.duplicate;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Which leads are to be compared with the others; triggers of the table {@code lead} say so. */
@Repository
class DuplicateChecks {

  /** One that is to be compared, as it was when it was taken. */
  record Check(UUID leadId, long turn) {}

  private final JdbcClient jdbc;

  DuplicateChecks(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Takes the next ones. They come again at a later time, should nothing come of it. */
  @Transactional
  public List<Check> lease(int most, Instant now, Instant again) {
    return jdbc.sql(
            """
            update duplicate_check set leased_until = :again
            where lead_id in (
              select lead_id from duplicate_check
              where leased_until is null or leased_until <= :now
              order by turn limit :most for update skip locked)
            returning lead_id, turn
            """)
        .param("now", Timestamp.from(now))
        .param("again", Timestamp.from(again))
        .param("most", most)
        .query(Check.class)
        .list();
  }

  /** They were compared; who has changed meanwhile is compared once more. */
  @Transactional
  public void done(List<Check> checks) {
    jdbc.sql(
            """
            delete from duplicate_check c
            using unnest(:leadIds::uuid[], :turns::bigint[]) as done (lead_id, turn)
            where c.lead_id = done.lead_id and c.turn = done.turn
            """)
        .param(
            "leadIds",
            checks.stream().map(check -> check.leadId().toString()).toArray(String[]::new))
        .param("turns", checks.stream().map(Check::turn).toArray(Long[]::new))
        .update();
  }
}
