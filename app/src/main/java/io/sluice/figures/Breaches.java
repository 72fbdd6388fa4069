package io.sluice.figures;

import io.sluice.access.LeadScope;
import io.sluice.figures.Waterfall.Breach;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads which tasks were not answered in time. */
@Repository
class Breaches {

  /** An open task is in breach when it is due before now, or was before its cycle was closed. */
  private static final String SQL =
      """
      select a.task, a.team, a.username, count(*) as breaches, count(*) filter (where a.open) as open
      from (
        select a.lead_id, a.cycle, a.task, a.team, a.username, false as open
        from assignment a
        where a.breached_at >= :from and a.breached_at < :to and a.ended_at is not null
        union all
        select a.lead_id, a.cycle, a.task, a.team, a.username, c.closed_at is null
        from assignment a join lead_cycle c on c.lead_id = a.lead_id and c.cycle = a.cycle
        where a.ended_at is null and a.breached_at is null and a.due_at >= :from and a.due_at < :to
          and a.due_at < coalesce(c.closed_at, :now)
        union all
        select a.lead_id, a.cycle, a.task, a.team, a.username, c.closed_at is null
        from assignment a join lead_cycle c on c.lead_id = a.lead_id and c.cycle = a.cycle
        where a.ended_at is null and a.breached_at >= :from and a.breached_at < :to
      ) a %s
      where %s and %s
      group by 1, 2, 3
      order by 4 desc, 1, 2, 3
      """;

  private static final String CYCLES =
      "join cycle_milestones m on m.lead_id = a.lead_id and m.cycle = a.cycle";

  private static final SqlPart EVERY = new SqlPart("true", Map.of());

  private final JdbcClient jdbc;

  Breaches(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Those that became one within the period, the most frequent first. */
  List<Breach> of(FigureFilter filter, LeadScope scope, Instant now) {
    var ofKind = filter.isOfKind();
    var kind = ofKind ? CohortSql.ofKind(filter) : EVERY;
    return jdbc.sql(SQL.formatted(ofKind ? CYCLES : "", kind.text(), scope.onTask("a")))
        .params(kind.parameters())
        .params(scope.parameters())
        .param("from", CohortSql.start(filter.from()))
        .param("to", CohortSql.start(filter.to()))
        .param("now", Timestamp.from(now))
        .query(Breach.class)
        .list();
  }
}
