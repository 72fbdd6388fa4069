package io.sluice.source;

import io.sluice.source.SourceFigures.Reason;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads from the ledger what became of the leads of each source. */
@Repository
public class SourceLedger {

  /**
   * Each inquiry of the period with what became of it. A rejection counts when nobody accepted the
   * lead after it and its cycle has ended, for until then another may take it.
   */
  private static final String FIGURES =
      """
      with decided as (
        select m.source, m.closed_at, m.aql_at, m.tal_at, m.outcome, case
            when m.outcome in ('suppressed', 'disqualified') then m.outcome
            when m.closed_at is not null and m.verdict = 'refused' then 'rejected'
            when coalesce(m.tal_at, m.sal_at, m.sql_at, m.won_at) is not null then 'accepted'
          end as verdict,
          case when m.outcome in ('suppressed', 'disqualified') then m.reason_code
            else m.refused_for end as because
        from cycle_milestones m
        where m.entry = 'inquiry' and m.opened_at >= :from and m.opened_at < :until
          and not m.woken and %s
      ), counted as (
        select source, count(*) as inquiries,
          count(*) filter (where closed_at is null) as open,
          count(aql_at) as aql,
          count(tal_at) as tal,
          count(*) filter (where verdict = 'accepted') as accepted,
          count(*) filter (where verdict = 'rejected') as rejected,
          count(*) filter (where verdict = 'disqualified') as disqualified,
          count(*) filter (where verdict = 'suppressed') as suppressed,
          count(*) filter (where outcome = 'customer') as won,
          count(verdict) as decided,
          count(*) filter (where verdict <> 'accepted') as refused
        from decided group by source
      ), reason as (
        select source, jsonb_agg(jsonb_build_object('kind', verdict, 'reasonCode', because,
          'leads', leads) order by leads desc, verdict, because) as reasons
        from (
          select source, verdict, coalesce(because, 'none given') as because, count(*) as leads
          from decided where verdict <> 'accepted' group by 1, 2, 3
        ) each_one group by source
      )
      select c.*, round(100.0 * c.refused / nullif(c.decided, 0), 1) as refused_percent,
        coalesce(r.reasons, '[]') as reasons
      from counted c left join reason r on r.source = c.source
      order by c.inquiries desc, c.source
      """;

  private final JdbcClient jdbc;
  private final JsonMapper json;

  SourceLedger(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  /** The figures of each source whose inquiries came in during a period, the largest first. */
  public List<SourceFigures> figures(Instant from, Instant until) {
    return figures(from, until, "true", Map.of());
  }

  /**
   * The same of some cycles only.
   *
   * @param condition SQL on the row {@code m} of {@code cycle_milestones}
   * @param parameters what it names
   */
  public List<SourceFigures> figures(
      Instant from, Instant until, String condition, Map<String, ?> parameters) {
    return jdbc.sql(FIGURES.formatted(condition))
        .params(parameters)
        .param("from", Timestamp.from(from))
        .param("until", Timestamp.from(until))
        .query((row, number) -> toFigures(row))
        .list();
  }

  private SourceFigures toFigures(ResultSet row) throws SQLException {
    return new SourceFigures(
        row.getString("source"),
        row.getInt("inquiries"),
        row.getInt("open"),
        row.getInt("aql"),
        row.getInt("tal"),
        row.getInt("accepted"),
        row.getInt("rejected"),
        row.getInt("disqualified"),
        row.getInt("suppressed"),
        row.getInt("won"),
        row.getInt("decided"),
        row.getInt("refused"),
        row.getBigDecimal("refused_percent"),
        json.readValue(row.getString("reasons"), new TypeReference<List<Reason>>() {}));
  }
}
