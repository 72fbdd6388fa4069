package io.sluice.figures;

import java.sql.Timestamp;
import java.time.Instant;
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

  /**
   * The cycles that came to the cohort's stage within the period, and have its fate; or that are
   * among those it names.
   *
   * @param now as of when tasks are late
   */
  public static SqlPart of(FigureFilter filter, Cohort cohort, Instant now) {
    var sql = new CohortSql();
    if (cohort.among().map(Among::isOfStage).orElse(true)) {
      sql.period(cohort.milestone());
    }
    sql.bounds(filter, now);
    if (filter.isOfKind() || cohort.among().map(Among::isOfWaterfall).orElse(true)) {
      sql.kind(filter);
    }
    sql.fate(cohort);
    cohort.among().map(Among::sql).ifPresent(sql::add);
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

  private void period(Milestone milestone) {
    conditions.add("m.%1$s >= :from and m.%1$s < :to".formatted(milestone.column()));
  }

  private void bounds(FigureFilter filter, Instant now) {
    parameters.put("from", start(filter.from()));
    parameters.put("to", start(filter.to()));
    parameters.put("asOf", Timestamp.from(now));
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
              var why = cohort.among().map(Among::reason).orElse("m.reason_code");
              add(
                  "coalesce(%s, '%s') = :reason"
                      .formatted(ofRefusal ? "m." + milestone.refusalColumn() : why, NO_REASON),
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

  private void add(SqlPart part) {
    conditions.add(part.text());
    parameters.putAll(part.parameters());
  }

  private SqlPart part() {
    return new SqlPart(String.join(" and ", conditions), Map.copyOf(parameters));
  }
}
