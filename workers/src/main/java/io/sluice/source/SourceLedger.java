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
        select source, closed_at is null as open, aql, tal, outcome = 'customer' as won, case
            when outcome in ('suppressed', 'disqualified') then outcome
            when closed_at is not null and verdict = 'refused' then 'rejected'
            when accepted then 'accepted'
          end as verdict,
          case when outcome in ('suppressed', 'disqualified') then reason_code
            else refused_for end as because
        from (
          select m.source, m.closed_at, m.aql_at is not null as aql, m.tal_at is not null as tal,
            m.outcome, m.verdict, m.reason_code, m.refused_for,
            coalesce(m.tal_at, m.sal_at, m.sql_at, m.won_at) is not null as accepted
          from cycle_milestones m
          where m.entry = 'inquiry' and m.opened_at >= :from and m.opened_at < :until
            and not m.woken and %s
        ) inquiry
      ), alike as (
        select source, open, aql, tal, won, verdict,
          case when verdict <> 'accepted' then coalesce(because, 'none given') end as because,
          count(*) as leads
        from decided group by 1, 2, 3, 4, 5, 6, 7
      ), counted as (
        select source, sum(leads) as inquiries,
          coalesce(sum(leads) filter (where open), 0) as open,
          coalesce(sum(leads) filter (where aql), 0) as aql,
          coalesce(sum(leads) filter (where tal), 0) as tal,
          coalesce(sum(leads) filter (where verdict = 'accepted'), 0) as accepted,
          coalesce(sum(leads) filter (where verdict = 'rejected'), 0) as rejected,
          coalesce(sum(leads) filter (where verdict = 'disqualified'), 0) as disqualified,
          coalesce(sum(leads) filter (where verdict = 'suppressed'), 0) as suppressed,
          coalesce(sum(leads) filter (where won), 0) as won,
          coalesce(sum(leads) filter (where verdict is not null), 0) as decided,
          coalesce(sum(leads) filter (where verdict <> 'accepted'), 0) as refused
        from alike group by source
      ), reason as (
        select source, jsonb_agg(jsonb_build_object('kind', verdict, 'reasonCode', because,
          'leads', leads) order by leads desc, verdict, because) as reasons
        from (
          select source, verdict, because, sum(leads) as leads
          from alike where verdict <> 'accepted' group by 1, 2, 3
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
