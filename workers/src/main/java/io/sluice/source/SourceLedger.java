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
   * lead after it and its cycle has ended, for until then another may take it. Accepted is what
   * reached TAL, SAL, SQL or was won: see the bits of reached.
   */
  private static final String FIGURES =
      """
      with alike as (
        select m.source, m.reached, m.ending, count(*) as leads
        from cycle_milestones m
        where m.entry = 'inquiry' and m.opened_at >= :from and m.opened_at < :until
          and not m.woken and %s
        group by 1, 2, 3
      ), said as (
        select source, reached, leads, split_part(ending, chr(31), 1) as outcome,
          split_part(ending, chr(31), 2) as reason_code,
          split_part(ending, chr(31), 5) as verdict, split_part(ending, chr(31), 6) as refused_for
        from alike
      ), decided as (
        select source, leads, outcome = '' as open, outcome = 'customer' as won,
          reached & 2 <> 0 as aql, reached & 8 <> 0 as tal, case
            when outcome in ('suppressed', 'disqualified') then outcome
            when outcome <> '' and verdict = 'refused' then 'rejected'
            when reached & (8 + 256 + 1024 + 2048) <> 0 then 'accepted'
          end as verdict,
          coalesce(nullif(case when outcome in ('suppressed', 'disqualified') then reason_code
            else refused_for end, ''), 'none given') as because
        from said
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
        from decided group by source
      ), reason as (
        select source, jsonb_agg(jsonb_build_object('kind', verdict, 'reasonCode', because,
          'leads', leads) order by leads desc, verdict, because) as reasons
        from (
          select source, verdict, because, sum(leads) as leads
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
