package io.sluice.figures;

import io.sluice.access.LeadScope;
import io.sluice.figures.Waterfall.Breach;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads which tasks were not answered in time. */
@Repository
class Breaches {

  /** An open task is in breach when it is due before now, or was before its cycle was closed. */
  private static final String SQL =
      """
      select a.task, a.team, a.username, count(*) as breaches,
        count(*) filter (where a.open and m.closed_at is null) as open
      from (
        select lead_id, cycle, task, team, username, due_at, breached_at is null as unmarked,
          ended_at is null as open
        from assignment where breached_at >= :from and breached_at < :to
        union all
        select lead_id, cycle, task, team, username, due_at, true, true
        from assignment
        where ended_at is null and breached_at is null and due_at >= :from and due_at < :to
          and due_at < :now
      ) a join cycle_milestones m on m.lead_id = a.lead_id and m.cycle = a.cycle
      where (not a.unmarked or a.due_at < coalesce(m.closed_at, :now)) and %s and %s
      group by 1, 2, 3
      order by 4 desc, 1, 2, 3
      """;

  private final JdbcClient jdbc;

  Breaches(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Those that became one within the period, the most frequent first. */
  List<Breach> of(FigureFilter filter, LeadScope scope, Instant now) {
    var kind = CohortSql.ofKind(filter);
    return jdbc.sql(SQL.formatted(kind.text(), scope.on("a.lead_id")))
        .params(kind.parameters())
        .params(scope.parameters())
        .param("from", CohortSql.start(filter.from()))
        .param("to", CohortSql.start(filter.to()))
        .param("now", Timestamp.from(now))
        .query(Breach.class)
        .list();
  }
}
