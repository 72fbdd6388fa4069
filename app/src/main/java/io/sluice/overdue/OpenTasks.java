package io.sluice.overdue;

import io.sluice.access.LeadScope;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The tasks that wait for an answer, of leads whose cycle goes on. */
@Repository
class OpenTasks {

  /** What is due so soon is shown before it is late. */
  static final Duration SOON = Duration.ofHours(24);

  /** Time enough for what nobody may read through. */
  static final int MOST = 200;

  private static final String OPEN =
      """
      from assignment a
        join cycle_milestones c on c.lead_id = a.lead_id and c.cycle = a.cycle
        left join rep r on r.username = a.username
      """;

  private static final String IS_OPEN = "a.ended_at is null and c.closed_at is null and ";

  private final JdbcClient jdbc;

  OpenTasks(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Those that are late or due soon, the one that is late the longest first. */
  List<OpenTask> find(LeadScope scope, FollowUpFilter filter, Instant now) {
    var parameters = parameters(scope, filter, now);
    parameters.put("until", Timestamp.from(filter.late() ? now : now.plus(SOON)));
    parameters.put("most", MOST);
    return jdbc.sql(
            """
            select a.element_instance_key as key, a.lead_id, a.task, a.team, a.username,
              r.name as rep, a.queue, a.assigned_at, a.remind_at, a.escalate_at, a.due_at,
              a.reassignments, l.company_name as company, cast(:now as timestamptz) as now,
              coalesce(nullif(trim(concat_ws(' ', l.first_name, l.last_name)), ''), l.email) as person
            """
                + OPEN
                + " join lead l on l.lead_id = a.lead_id where "
                + condition(scope, filter)
                + " and a.due_at < :until order by a.due_at, a.element_instance_key limit :most")
        .params(parameters)
        .query(OpenTask.class)
        .list();
  }

  /** Who has how much open, those first who are behind the most. */
  List<Load> loads(LeadScope scope, FollowUpFilter filter, Instant now) {
    var parameters = parameters(scope, filter, now);
    parameters.put("soon", Timestamp.from(now.plus(SOON)));
    return jdbc.sql(
            """
            select a.team, coalesce(t.label, a.team) as label, a.username, r.name as rep, a.queue,
              cast(:now as timestamptz) as now, count(*) as open,
              count(*) filter (where a.due_at < :now) as late,
              count(*) filter (where a.due_at >= :now and a.due_at < :soon) as soon,
              count(*) filter (where a.escalate_at <= :now) as escalated,
              min(a.due_at) filter (where a.due_at < :now) as oldest
            """
                + OPEN
                + " left join team t on t.name = a.team where "
                + condition(scope, filter)
                + """
                 group by a.team, t.label, a.username, r.name, a.queue
                order by late desc, oldest, soon desc, a.team, a.username
                """)
        .params(parameters)
        .query(Load.class)
        .list();
  }

  private static String condition(LeadScope scope, FollowUpFilter filter) {
    return IS_OPEN
        + scope.onCycle("c")
        + (filter.team().isPresent() ? " and a.team = :team" : "")
        + (filter.owner().isPresent() ? " and a.username = :owner" : "");
  }

  private static Map<String, Object> parameters(
      LeadScope scope, FollowUpFilter filter, Instant now) {
    var parameters = new HashMap<>(scope.parameters());
    parameters.put("now", Timestamp.from(now));
    filter.team().ifPresent(team -> parameters.put("team", team));
    filter.owner().ifPresent(owner -> parameters.put("owner", owner));
    return parameters;
  }
}
