package io.sluice.figures;

import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which rows {@code m} of {@code cycle_milestones} a filter and a cohort mean. */
public final class CohortSql {

  /** What stands for a reason that nobody gave. */
  static final String NO_REASON = "none given";

  private final List<String> conditions = new ArrayList<>();
  private final Map<String, Object> parameters = new HashMap<>();

  private CohortSql() {}

  /** The cycles that came to the cohort's stage within the period, and have its fate. */
  public static SqlPart of(FigureFilter filter, Cohort cohort) {
    var sql = new CohortSql();
    sql.period(filter, cohort.milestone());
    sql.kind(filter);
    sql.fate(cohort);
    return sql.part();
  }

  /** The cycles of the filter's kind, of whichever period. */
  public static SqlPart ofKind(FigureFilter filter) {
    var sql = new CohortSql();
    sql.kind(filter);
    return sql.part();
  }

  /** The first instant of a day. */
  static Timestamp start(LocalDate day) {
    return Timestamp.from(day.atStartOfDay(ZoneOffset.UTC).toInstant());
  }

  private void period(FigureFilter filter, Milestone milestone) {
    conditions.add("m.%1$s >= :from and m.%1$s < :to".formatted(milestone.column()));
    parameters.put("from", start(filter.from()));
    parameters.put("to", start(filter.to()));
  }

  private void kind(FigureFilter filter) {
    conditions.add("m.entry <> 'customer'");
    filter.source().ifPresent(value -> add("m.source = :source", "source", value));
    filter.channel().ifPresent(value -> add("m.channel = :channel", "channel", value));
    filter.team().ifPresent(value -> add(":team = any (m.teams)", "team", value));
    filter.segment().ifPresent(value -> add("m.segment = :segment", "segment", value));
    filter.door().ifPresent(value -> add("m.entry = :door", "door", value));
  }

  private void fate(Cohort cohort) {
    var milestone = cohort.milestone();
    cohort.fate().ifPresent(fate -> conditions.add(condition(milestone, fate)));
    cohort
        .reason()
        .ifPresent(
            reason -> {
              var ofRefusal =
                  milestone.isGate() && !cohort.fate().filter(Fate::isOutcome).isPresent();
              add(
                  "coalesce(m.%s, '%s') = :reason"
                      .formatted(ofRefusal ? milestone.refusalColumn() : "reason_code", NO_REASON),
                  "reason",
                  reason);
            });
  }

  private static String condition(Milestone milestone, Fate fate) {
    var advanced = "m.reached & %d <> 0".formatted(milestone.laterBits());
    var stayed = "m.reached & %d = 0".formatted(milestone.laterBits());
    return switch (fate) {
      case ADVANCED -> advanced;
      case OPEN -> stayed + " and m.closed_at is null";
      case STOPPED -> stayed + " and m.closed_at is not null";
      case REJECTED ->
          "%s and m.closed_at is not null and m.%s is not null"
              .formatted(stayed, milestone.refusalColumn());
      default ->
          "%s and m.outcome = '%s'%s"
              .formatted(
                  stayed,
                  fate.code(),
                  milestone.isGate()
                      ? " and m.%s is null".formatted(milestone.refusalColumn())
                      : "");
    };
  }

  private void add(String condition, String name, Object value) {
    conditions.add(condition);
    parameters.put(name, value);
  }

  private SqlPart part() {
    return new SqlPart(String.join(" and ", conditions), Map.copyOf(parameters));
  }
}
