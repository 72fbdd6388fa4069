package io.sluice.leads;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** What leads can be filtered by, as there are such. */
@Repository
public class FilterChoices {

  private static final int MOST = 200;

  private final JdbcClient jdbc;

  FilterChoices(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Transactional(readOnly = true)
  public Choices read() {
    return new Choices(
        distinct("source"),
        distinct("channel"),
        choices("select name as value, label from team order by label"),
        choices("select username as value, name as label from rep order by name, username"));
  }

  /** Those of the table of reports, by an index-like walk: there are few, in many rows. */
  private List<String> distinct(String column) {
    return jdbc.sql(
            """
            with recursive each as (
              (select %1$s as value from cycle_milestones order by %1$s limit 1)
              union all
              select (select m.%1$s from cycle_milestones m where m.%1$s > each.value
                order by m.%1$s limit 1) from each where each.value is not null
            )
            select value from each where value is not null limit %2$d
            """
                .formatted(column, MOST))
        .query(String.class)
        .list();
  }

  private List<Choice> choices(String sql) {
    return jdbc.sql(sql).query(Choice.class).list();
  }

  /** A word of a parameter, and what people read. */
  public record Choice(String value, String label) {}

  public record Choices(
      List<String> sources, List<String> channels, List<Choice> teams, List<Choice> reps) {}
}
