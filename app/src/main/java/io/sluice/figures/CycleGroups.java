package io.sluice.figures;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;

import io.sluice.access.LeadScope;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads in one pass what all cycles of a period came to, those that are alike together. */
@Repository
class CycleGroups {

  /** Which milestones a cycle came to within the period. */
  private static final String ENTERED =
      Arrays.stream(Milestone.values())
          .map(
              each ->
                  "case when m.%1$s >= :from and m.%1$s < :to then %2$d else 0 end"
                      .formatted(each.column(), each.bit()))
          .collect(joining(" | ", "(", ")"));

  /** Cycles that were over before the period or began after it are not looked at more closely. */
  private static final String TOUCHED =
      """
      from cycle_milestones m
      where m.opened_at < cast(:to as timestamptz) + interval '1 day'
        and (m.closed_at is null or m.closed_at > cast(:from as timestamptz) - interval '1 day')
        and %s and %s
      """;

  private static final String GROUPS =
      """
      select %s as entered, m.reached, m.closed_at is null as open, m.outcome, m.reason_code,
        m.tal_refused_for, m.sal_refused_for, count(*) as cycles,
        coalesce(sum(m.value) filter (where m.closed_at is null or m.won_at is not null), 0) as value
      %s
      group by 1, 2, 3, 4, 5, 6, 7
      """;

  private static final String BRIEFLY =
      """
      select %s as entered, m.reached, m.closed_at is null as open, m.outcome,
        null as reason_code, m.tal_refused_for, m.sal_refused_for, count(*) as cycles, 0 as value
      %s
      group by 1, 2, 3, 4, 6, 7
      """;

  private static final String ENDED_BEFORE =
      """
      select m.reached, count(*) as cycles
      from cycle_milestones m
      where m.opened_at < :from and m.closed_at is not null and m.entry <> 'customer'
      group by 1
      """;

  private final JdbcClient jdbc;

  CycleGroups(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** All that came to anything within the period. */
  List<CycleGroup> of(FigureFilter filter, LeadScope scope) {
    return read(GROUPS, filter, scope);
  }

  /** The same without reasons and values. */
  List<CycleGroup> briefly(FigureFilter filter, LeadScope scope) {
    return read(BRIEFLY, filter, scope);
  }

  /** How many cycles of anybody's began before the period and have ended, by what they reached. */
  Map<Integer, Long> endedBefore(FigureFilter filter) {
    return jdbc
        .sql(ENDED_BEFORE)
        .param("from", CohortSql.start(filter.from()))
        .query((row, number) -> Map.entry(row.getInt("reached"), row.getLong("cycles")))
        .list()
        .stream()
        .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private List<CycleGroup> read(String sql, FigureFilter filter, LeadScope scope) {
    var kind = CohortSql.ofKind(filter);
    var touched = TOUCHED.formatted(kind.text(), scope.on("m.lead_id"));
    return jdbc.sql(sql.formatted(ENTERED, touched))
        .params(kind.parameters())
        .params(scope.parameters())
        .param("from", CohortSql.start(filter.from()))
        .param("to", CohortSql.start(filter.to()))
        .query((row, number) -> toGroup(row))
        .list();
  }

  private static CycleGroup toGroup(ResultSet row) throws SQLException {
    return new CycleGroup(
        row.getInt("entered"),
        row.getInt("reached"),
        row.getBoolean("open"),
        row.getString("outcome"),
        row.getString("reason_code"),
        row.getString("tal_refused_for"),
        row.getString("sal_refused_for"),
        row.getLong("cycles"),
        row.getBigDecimal("value"));
  }
}
