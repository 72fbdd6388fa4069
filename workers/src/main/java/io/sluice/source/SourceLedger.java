package io.sluice.source;

import io.sluice.source.SourceFigures.Reason;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
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
      with inquiry as (
        select coalesce(nullif(trim(l.source), ''), 'unknown') as source, c.lead_id, c.cycle,
          c.outcome, c.reason_code, c.closed_at
        from lead_cycle c join lead l on l.lead_id = c.lead_id
        where c.entry = 'inquiry' and c.opened_at >= :from and c.opened_at < :until
          and not exists (select from sleep s
            where s.lead_id = c.lead_id and s.cycle = c.cycle - 1 and s.ended_by <> 'submission')
      ), reached as (
        select i.*, e.aql, e.tal, e.accepted_at, r.rejected_at, r.rejected_because
        from inquiry i
          left join lateral (
            select bool_or(stage = 'aql') as aql, bool_or(stage = 'tal') as tal,
              max(stage_event_id) filter (where stage in ('tal', 'sal', 'sql', 'won')) as accepted_at
            from stage_event e where e.lead_id = i.lead_id and e.cycle = i.cycle
          ) e on true
          left join lateral (
            select stage_event_id as rejected_at, reason_code as rejected_because
            from stage_event e
            where e.lead_id = i.lead_id and e.cycle = i.cycle and e.stage = 'rejected'
            order by stage_event_id desc limit 1
          ) r on true
      ), decided as (
        select *, case
            when outcome in ('suppressed', 'disqualified') then outcome
            when closed_at is not null and rejected_at is not null
              and (accepted_at is null or accepted_at < rejected_at) then 'rejected'
            when accepted_at is not null then 'accepted'
          end as verdict,
          case when outcome in ('suppressed', 'disqualified') then reason_code
            else rejected_because end as because
        from reached
      ), counted as (
        select source, count(*) as inquiries,
          count(*) filter (where closed_at is null) as open,
          count(*) filter (where aql) as aql,
          count(*) filter (where tal) as tal,
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
    return jdbc.sql(FIGURES)
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
