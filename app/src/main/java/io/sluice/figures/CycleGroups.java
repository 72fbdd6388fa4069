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

  private static final String SEPARATOR = "\u001f";
  private static final String REFUSED = "refused";

  /** Those with the same {@code alike} are the same in whatever is taken of any of them. */
  private static final String GROUPS =
      """
      select any_value(m.source) as source,
        any_value(m.entry) = 'inquiry' and not any_value(m.woken) as fresh, %s as entered,
        %s as before, m.reached, any_value(m.closed_at) is null as open,
        any_value(m.ending) as ending, count(*) as cycles,
        coalesce(sum(m.value) filter (where m.closed_at is null or m.won_at is not null), 0) as value
      from cycle_milestones m
      where m.first_at < :to and m.last_at >= :before and %s and %s
      group by m.alike, m.reached, entered, before
      """
          .formatted(within(":from", ":to"), within(":before", ":from"), "%s", "%s");

  private static final String ENDED_BEFORE =
      """
      select m.reached, count(*) as cycles
      from cycle_milestones m
      where m.first_at < :from and m.closed_at is not null and m.entry <> 'customer'
      group by 1
      """;

  private final JdbcClient jdbc;

  CycleGroups(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Which milestones a cycle came to within a period; that is simple for most. */
  private static String within(String from, String to) {
    return Arrays.stream(Milestone.values())
        .map(
            each ->
                "case when m.%1$s >= %2$s and m.%1$s < %3$s then %4$d else 0 end"
                    .formatted(each.column(), from, to, each.bit()))
        .collect(
            joining(
                " | ",
                """
                case when m.first_at >= %1$s and m.last_at < %2$s then m.reached | %3$d
                  when m.first_at >= %2$s or m.last_at < %1$s then 0
                  else\s"""
                    .formatted(from, to, Milestone.CAME_IN.bit()),
                " end"));
  }

  /** All that came to anything within the period, or within the one before. */
  List<CycleGroup> of(FigureFilter filter, LeadScope scope) {
    var kind = CohortSql.ofKind(filter);
    return jdbc.sql(GROUPS.formatted(kind.text(), scope.onCycle("m")))
        .params(kind.parameters())
        .params(scope.parameters())
        .param("from", CohortSql.start(filter.from()))
        .param("to", CohortSql.start(filter.to()))
        .param("before", CohortSql.start(filter.previous().from()))
        .query((row, number) -> toGroup(row))
        .list();
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

  private static CycleGroup toGroup(ResultSet row) throws SQLException {
    var ending =
        Arrays.stream(row.getString("ending").split(SEPARATOR, -1))
            .map(part -> part.isEmpty() ? null : part)
            .toList();
    return new CycleGroup(
        row.getString("source"),
        row.getBoolean("fresh"),
        row.getInt("entered"),
        row.getInt("before"),
        row.getInt("reached"),
        row.getBoolean("open"),
        ending.get(0) == null ? null : Fate.ofCode(ending.get(0)).orElseThrow(),
        ending.get(1),
        ending.get(2),
        ending.get(3),
        REFUSED.equals(ending.get(4)),
        ending.get(5),
        row.getLong("cycles"),
        row.getBigDecimal("value"));
  }
}
