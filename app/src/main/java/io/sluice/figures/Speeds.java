package io.sluice.figures;

import static java.util.stream.Collectors.joining;

import io.sluice.access.LeadScope;
import io.sluice.figures.Waterfall.Speed;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads how long cycles took from each milestone to the next one that they came to. */
@Repository
class Speeds {

  private static final List<Milestone> MEASURED =
      Arrays.stream(Milestone.values()).filter(each -> !each.later().isEmpty()).toList();

  /** Whoever has reached none of these has moved on from nothing. */
  private static final int MOVED_ON =
      MEASURED.stream().map(Milestone::laterBits).reduce(0, (some, others) -> some | others);

  private static final String SQL =
      """
      select %s
      from cycle_milestones m
      where m.reached & %d <> 0 and m.first_at < :to and m.last_at >= :from and %s and %s
      """;

  private final JdbcClient jdbc;

  Speeds(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Of those that came to it within the period and have moved on; where nobody has, none. */
  Map<Milestone, Speed> of(FigureFilter filter, LeadScope scope) {
    var kind = CohortSql.ofKind(filter);
    return jdbc.sql(
            SQL.formatted(
                MEASURED.stream().map(Speeds::percentiles).collect(joining(",\n  ")),
                MOVED_ON,
                kind.text(),
                scope.onCycle("m")))
        .params(kind.parameters())
        .params(scope.parameters())
        .param("from", CohortSql.start(filter.from()))
        .param("to", CohortSql.start(filter.to()))
        .query((row, number) -> toSpeeds(row))
        .single();
  }

  private static String percentiles(Milestone milestone) {
    return """
    percentile_disc(array[0.5, 0.9]) within group (order by m.%2$s)
      filter (where m.%1$s >= :from and m.%1$s < :to) as %2$s"""
        .formatted(milestone.column(), milestone.tookColumn());
  }

  private static Map<Milestone, Speed> toSpeeds(ResultSet row) throws SQLException {
    var speeds = new EnumMap<Milestone, Speed>(Milestone.class);
    for (var milestone : MEASURED) {
      var both = row.getArray(milestone.tookColumn());
      if (both != null) {
        var seconds = (Integer[]) both.getArray();
        speeds.put(milestone, new Speed(seconds[0], seconds[1]));
      }
    }
    return speeds;
  }
}
