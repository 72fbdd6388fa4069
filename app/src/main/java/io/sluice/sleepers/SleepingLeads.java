package io.sluice.sleepers;

import io.sluice.access.LeadScope;
import java.util.HashMap;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The leads that sleep and may be contacted one day. */
@Repository
class SleepingLeads {

  static final int MOST = 100;

  private static final String ASLEEP =
      """
      from sleep s join lead l on l.lead_id = s.lead_id
      where s.ended_at is null and l.suppressed_at is null and
      """;

  private static final String WEEK = "date_trunc('week', s.wake_at at time zone 'UTC')::date";

  private final JdbcClient jdbc;

  SleepingLeads(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  List<Sleeping> count(LeadScope scope) {
    return jdbc.sql(
            """
            select s.outcome, s.reason_code as reason, s.track, s.archived, %s as week,
              min(s.wake_at) as next, count(*) as leads
            """
                    .formatted(WEEK)
                + ASLEEP
                + scope.on("s.lead_id")
                + " group by s.outcome, s.reason_code, s.track, s.archived, week")
        .params(scope.parameters())
        .query(Sleeping.class)
        .list();
  }

  /** The first to wake first. */
  List<Sleeper> find(LeadScope scope, SleepersFilter filter) {
    var parameters = new HashMap<>(scope.parameters());
    parameters.put("archived", filter.archived());
    parameters.put("most", MOST);
    filter.reason().ifPresent(reason -> parameters.put("reason", reason));
    filter.track().ifPresent(track -> parameters.put("track", track));
    filter.outcome().ifPresent(outcome -> parameters.put("outcome", outcome));
    filter
        .weeks()
        .ifPresent(
            weeks -> {
              parameters.put("first", weeks.first());
              parameters.put("last", weeks.last());
            });
    return jdbc.sql(
            """
            select s.lead_id, l.company_name as company, s.outcome, s.reason_code as reason,
              s.track, s.cycle, s.slept_at, s.wake_at, s.touch_step as touches,
              coalesce(nullif(trim(concat_ws(' ', l.first_name, l.last_name)), ''), l.email) as person
            """
                + ASLEEP
                + scope.on("s.lead_id")
                + " and s.archived = :archived"
                + filter
                    .reason()
                    .map(
                        reason ->
                            reason.equals(SleepersFilter.NO_REASON)
                                ? " and s.reason_code is null"
                                : " and s.reason_code = :reason")
                    .orElse("")
                + (filter.track().isPresent() ? " and s.track = :track" : "")
                + (filter.outcome().isPresent() ? " and s.outcome = :outcome" : "")
                + (filter.weeks().isPresent() ? " and " + WEEK + " between :first and :last" : "")
                + " order by s.wake_at, s.slept_at desc, s.lead_id limit :most")
        .params(parameters)
        .query(Sleeper.class)
        .list();
  }
}
