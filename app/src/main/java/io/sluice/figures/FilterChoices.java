package io.sluice.figures;

import io.sluice.page.Codes;
import io.sluice.page.Parameters;
import io.sluice.page.Words;
import io.sluice.problem.Problem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** What a filter can be chosen from, as there are such. */
@Repository
public class FilterChoices {

  private static final int MOST = 200;
  private static final String TEAMS = "select name, label from team order by label, name";

  private final JdbcClient jdbc;
  private final Words words;

  FilterChoices(JdbcClient jdbc, Words words) {
    this.jdbc = jdbc;
    this.words = words;
  }

  @Transactional(readOnly = true)
  public Choices read() {
    return new Choices(
        called(distinct("source"), Function.identity()),
        called(distinct("channel"), Function.identity()),
        names(TEAMS),
        called(Codes.all(Segment.class), words::code),
        called(FigureFilter.doors(), words::code),
        names("select username, name from rep order by name, username"));
  }

  /**
   * @throws Problem where its team is none that there is, or was
   */
  @Transactional(readOnly = true)
  public void requireKnown(FigureFilter filter) {
    filter.team().filter(team -> !isTeam(team)).ifPresent(this::refuseTeam);
  }

  private boolean isTeam(String name) {
    return jdbc.sql(
            """
            select exists (select from team where name = :name)
              or exists (select from rep where team = :name)
              or exists (select from assignment where team = :name)
            """)
        .param("name", name)
        .query(Boolean.class)
        .single();
  }

  private void refuseTeam(String name) {
    var parameters = new Parameters(Map.of("team", name));
    parameters.word("team", List.copyOf(names(TEAMS).keySet()));
    parameters.requireNoViolation();
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

  private Map<String, String> names(String sql) {
    var names = new LinkedHashMap<String, String>();
    RowCallbackHandler keep = row -> names.put(row.getString(1), row.getString(2));
    jdbc.sql(sql).query(keep);
    return names;
  }

  private static Map<String, String> called(List<String> codes, Function<String, String> name) {
    var names = new LinkedHashMap<String, String>();
    codes.forEach(code -> names.put(code, name.apply(code)));
    return names;
  }

  /** Each by the word of its parameter, with what people read. */
  public record Choices(
      Map<String, String> sources,
      Map<String, String> channels,
      Map<String, String> teams,
      Map<String, String> segments,
      Map<String, String> doors,
      Map<String, String> reps) {

    /** What a team is called. */
    public String team(String name) {
      return teams.getOrDefault(name, name);
    }

    /** What a rep is called; null for nobody. */
    public String rep(String username) {
      return username == null ? null : reps.getOrDefault(username, username);
    }
  }
}
