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

  private static final String SQL =
      """
      select task, team, username, sum(tasks) as breaches, sum(open) as open, count(*) as leads,
        count(*) filter (where open > 0) as open_leads
      from (
        select a.task, a.team, a.username, count(*) as tasks, count(*) filter (where a.open) as open
        from %s %s
        where %s and %s
        group by 1, 2, 3, a.lead_id, a.cycle
      ) of_cycle
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
    return jdbc.sql(
            SQL.formatted(LateTask.OF_PERIOD, ofKind ? CYCLES : "", kind.text(), scope.onTask("a")))
        .params(kind.parameters())
        .params(scope.parameters())
        .param("from", CohortSql.start(filter.from()))
        .param("to", CohortSql.start(filter.to()))
        .param("asOf", Timestamp.from(now))
        .query(Breach.class)
        .list();
  }
}
