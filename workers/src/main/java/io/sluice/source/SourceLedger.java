package io.sluice.source;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads from the ledger what became of the leads of each source. */
@Repository
public class SourceLedger {

  private static final String GROUPS =
      """
      select m.source, m.aql_at is not null as aql, m.tal_at is not null as tal,
        coalesce(m.tal_at, m.sal_at, m.sql_at, m.won_at) is not null as accepted, m.outcome,
        m.reason_code, coalesce(m.verdict = 'refused', false) as refused_last, m.refused_for,
        count(*) as count
      from cycle_milestones m
      where m.entry = 'inquiry' and m.opened_at >= :from and m.opened_at < :until and not m.woken
      group by 1, 2, 3, 4, 5, 6, 7, 8
      """;

  private final JdbcClient jdbc;

  SourceLedger(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The figures of each source whose inquiries came in during a period, the largest first. */
  public List<SourceFigures> figures(Instant from, Instant until) {
    return SourceFigures.of(
        jdbc.sql(GROUPS)
            .param("from", Timestamp.from(from))
            .param("until", Timestamp.from(until))
            .query(AlikeInquiries.class)
            .list());
  }
}
