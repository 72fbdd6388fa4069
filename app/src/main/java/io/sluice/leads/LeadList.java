package io.sluice.leads;

import io.sluice.access.Viewer;
import io.sluice.figures.CohortSql;
import io.sluice.figures.SqlPart;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Finds leads, for whoever may see them. */
@Repository
@Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
public class LeadList {

  /** How many stand on a page. */
  public static final int PAGE = 50;

  private static final int PORTION = 500;

  /**
   * Few statements at a time, which are over before they are compiled or shared out, each planned
   * for what is asked: a word may be part of one name or of all.
   */
  private static final String SETTINGS =
      """
      set local jit = off;
      set local plan_cache_mode = force_custom_plan;
      set local work_mem = '32MB';
      set local max_parallel_workers_per_gather = 0
      """;

  /** Rows that are known by their keys are read in one way, which need not be planned anew. */
  private static final String SETTING_OF_ROWS = "set local plan_cache_mode = force_generic_plan";

  /** Where a cycle stands, or how it ended. */
  private static final String PLACE =
      """
      coalesce(m.outcome, m.stage, case m.entry when 'customer' then 'customer' else 'inquiry' end)""";

  /** Those who are in it once, and not erased or known under another id. */
  private static final String IS_A_PERSON =
      """
      not m.superseded
        and m.lead_id not in (select lead_id from lead where erased_at is not null)
        and m.lead_id not in (select alias_id from lead_alias)""";

  private static final String DUE =
      """
       left join (
        select lead_id, cycle, min(due_at) as due_at from assignment
        where ended_at is null and due_at < '9999-12-31T00:00:00Z' group by lead_id, cycle
      ) task on task.lead_id = m.lead_id and task.cycle = m.cycle and m.closed_at is null""";

  private static final String ROWS =
      """
      select l.*, m.cycle, %s as place, m.reason_code, m.closed_at,
        coalesce(m.closed_at, m.stage_at, m.opened_at) as since,
        concat(fit.result, readiness.result) as grade,
        coalesce(r.name, m.owner) as owner_name, task.due_at
      from unnest(:leadIds::uuid[], :cycles::int[]) with ordinality key (lead_id, cycle, place)
        join lead l on l.lead_id = key.lead_id
        join cycle_milestones m on m.lead_id = key.lead_id and m.cycle = key.cycle
        left join rep r on r.username = m.owner
        left join lateral (
          select min(a.due_at) as due_at from assignment a
          where a.lead_id = m.lead_id and a.cycle = m.cycle and a.ended_at is null
            and a.due_at < '9999-12-31T00:00:00Z' and m.closed_at is null
        ) task on true
        left join lateral (%s) fit on true
        left join lateral (%s) readiness on true
      order by key.place
      """
          .formatted(PLACE, assessed("fit"), assessed("readiness"));

  private final JdbcClient jdbc;
  private final SearchHits hits;
  private final Clock clock;

  LeadList(JdbcClient jdbc, SearchHits hits, Clock clock) {
    this.jdbc = jdbc;
    this.hits = hits;
    this.clock = clock;
  }

  /** What counted last up to the cycle: the verdict, or what somebody had said against it. */
  private static String assessed(String kind) {
    return """
    select coalesce(v.result, a.result) as result
    from assessment a left join grade_override v on v.override_id = a.override_id
    where a.lead_id = m.lead_id and a.cycle <= m.cycle and a.kind = '%s'
    order by a.cycle desc, a.assessed_at desc limit 1"""
        .formatted(kind);
  }

  /** One page of those that are asked for, and how many there are. */
  public Found find(LeadQuery query, Viewer viewer) {
    jdbc.sql(SETTINGS).update();
    var sql = new Sql(query, viewer, searched(query, viewer), clock.instant());
    var counted =
        jdbc.sql(sql.page())
            .params(sql.parameters)
            .param("most", PAGE)
            .param("skipped", (long) query.page() * PAGE)
            .query(Counted.class)
            .list();
    var keys =
        counted.stream()
            .filter(each -> each.leadId() != null)
            .map(each -> new LeadKey(each.leadId(), each.cycle()))
            .toList();
    jdbc.sql(SETTING_OF_ROWS).update();
    return new Found(counted.getFirst().count(), rows(keys));
  }

  /** Hands on all that are asked for, but those who were erased, as they stand at one instant. */
  void forEach(LeadQuery query, Viewer viewer, Consumer<LeadRow> taker) {
    jdbc.sql(SETTINGS).update();
    var sql = new Sql(query, viewer, searched(query, viewer), clock.instant());
    var keys = jdbc.sql(sql.all()).params(sql.parameters).query(LeadKey.class).list();
    jdbc.sql(SETTING_OF_ROWS).update();
    for (var from = 0; from < keys.size(); from += PORTION) {
      rows(keys.subList(from, Math.min(from + PORTION, keys.size()))).stream()
          .filter(row -> !row.erased())
          .forEach(taker);
    }
  }

  private Optional<SqlPart> searched(LeadQuery query, Viewer viewer) {
    return query.search().isEmpty()
        ? Optional.empty()
        : Optional.of(
            hits.condition(query.search(), viewer.seesPhones(), query.order().isOfLead()));
  }

  private List<LeadRow> rows(List<LeadKey> keys) {
    return jdbc.sql(ROWS)
        .param("leadIds", keys.stream().map(key -> key.leadId().toString()).toArray(String[]::new))
        .param("cycles", keys.stream().map(LeadKey::cycle).toArray(Integer[]::new))
        .query((row, number) -> row(row))
        .list();
  }

  private LeadRow row(ResultSet row) throws SQLException {
    var erased = row.getTimestamp("erased_at") != null;
    var dueAt = row.getTimestamp("due_at");
    return new LeadRow(
        row.getObject("lead_id", UUID.class),
        row.getInt("cycle"),
        erased ? null : name(row),
        row.getString("first_name"),
        row.getString("last_name"),
        erased ? null : row.getString("email"),
        row.getString("phone"),
        row.getString("job_title"),
        row.getString("company_name"),
        row.getString("website"),
        row.getString("country"),
        row.getString("industry"),
        row.getObject("employees", Integer.class),
        row.getString("source"),
        row.getString("channel"),
        Optional.of(row.getString("grade")).filter(grade -> !grade.isEmpty()).orElse(null),
        row.getString("place"),
        row.getTimestamp("since").toInstant(),
        row.getTimestamp("closed_at") == null ? null : row.getString("reason_code"),
        row.getString("owner_name"),
        dueAt == null ? null : dueAt.toInstant(),
        dueAt != null && dueAt.before(Timestamp.from(clock.instant())),
        erased);
  }

  private static String name(ResultSet row) throws SQLException {
    var name = new ArrayList<String>();
    Optional.ofNullable(row.getString("first_name")).ifPresent(name::add);
    Optional.ofNullable(row.getString("last_name")).ifPresent(name::add);
    return name.isEmpty() ? row.getString("email") : String.join(" ", name);
  }

  /**
   * @param count how many there are on all pages
   */
  public record Found(long count, List<LeadRow> rows) {}

  /**
   * A row of the page.
   *
   * @param leadId null, as the cycle, where nothing stands on the page
   */
  private record Counted(long count, UUID leadId, Integer cycle) {}

  /** The statements that find the cycles that are asked for. */
  private static final class Sql {

    private final LeadOrder order;
    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> parameters = new HashMap<>();

    Sql(LeadQuery query, Viewer viewer, Optional<SqlPart> searched, Instant now) {
      order = query.order();
      if (query.cycles()) {
        add(CohortSql.of(query.filter(), query.cohort(), now));
      } else {
        conditions.add(IS_A_PERSON);
        if (query.isFiltered()) {
          add(CohortSql.ofKind(query.filter()));
        }
      }
      var scope = viewer.scope();
      add(new SqlPart(scope.onCycle("m"), scope.parameters()));
      searched.ifPresent(this::add);
      query.now().ifPresent(place -> add(new SqlPart(PLACE + " = :now", Map.of("now", place))));
      query.owner().ifPresent(rep -> add(new SqlPart("m.owner = :owner", Map.of("owner", rep))));
    }

    private void add(SqlPart part) {
      conditions.add("(" + part.text() + ")");
      parameters.putAll(part.parameters());
    }

    String all() {
      return chosen() + " " + ordered();
    }

    /** At least one row, which has the count alone where nothing stands on the page. */
    String page() {
      return """
      with chosen as materialized (%s)
      select total.count, shown.lead_id, shown.cycle
      from (select count(*) from chosen) total left join (
        select c.*, row_number() over () as place
        from (select * from chosen %s limit :most offset :skipped) c
      ) shown on true
      order by shown.place
      """
          .formatted(chosen(), ordered());
    }

    private String chosen() {
      return "select m.lead_id, m.cycle, %s as sorted_by from cycle_milestones m%s where %s"
          .formatted(order.by(), joined(), String.join(" and ", conditions));
    }

    private String joined() {
      if (order.isOfLead()) {
        return " join lead l on l.lead_id = m.lead_id";
      }
      return order == LeadOrder.DUE ? DUE : "";
    }

    private String ordered() {
      return "order by sorted_by%s, lead_id, cycle".formatted(order.direction());
    }
  }
}
