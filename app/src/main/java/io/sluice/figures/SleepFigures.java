package io.sluice.figures;

import io.sluice.access.LeadScope;
import io.sluice.figures.Waterfall.Sleepers;
import io.sluice.figures.Waterfall.Sleeping;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads who sleeps now, why, and when they wake. */
@Repository
class SleepFigures {

  private static final String SQL =
      """
      select coalesce(m.reason_code, '%s') as reason, m.sleep_track as track, m.wakes_in as week,
        count(*) as leads
      from cycle_milestones m
      where %s and %s and %s
      group by 1, 2, 3
      order by 3 nulls last, 4 desc, 1, 2
      """;

  private final JdbcClient jdbc;

  SleepFigures(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Sleepers of(FigureFilter filter, LeadScope scope) {
    var kind = CohortSql.ofKind(filter);
    var groups =
        jdbc.sql(
                SQL.formatted(
                    CohortSql.NO_REASON, Asleep.CONDITION, kind.text(), scope.onCycle("m")))
            .params(kind.parameters())
            .params(scope.parameters())
            .query(Sleeping.class)
            .list();
    return new Sleepers(
        count(groups),
        count(groups.stream().filter(group -> group.week() == null).toList()),
        groups);
  }

  private static long count(List<Sleeping> groups) {
    return groups.stream().mapToLong(Sleeping::leads).sum();
  }
}
