package io.sluice.figures;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Whose task of one sort was not answered in time, within the period.
 *
 * @param username empty where it waited for anyone of the team
 * @param open whether nobody has answered it yet
 */
public record LateTask(String task, String team, Optional<String> username, boolean open)
    implements Among {

  /**
   * The assignments {@code a} that became late from {@code :from} until {@code :to}, as of {@code
   * :asOf}. An open one is late when it is due before now, or was before its cycle was closed.
   */
  static final String OF_PERIOD =
      """
      (
        select a.lead_id, a.cycle, a.task, a.team, a.username, false as open
        from assignment a
        where a.breached_at >= :from and a.breached_at < :to and a.ended_at is not null
        union all
        select a.lead_id, a.cycle, a.task, a.team, a.username, c.closed_at is null
        from assignment a join lead_cycle c on c.lead_id = a.lead_id and c.cycle = a.cycle
        where a.ended_at is null and a.breached_at is null and a.due_at >= :from and a.due_at < :to
          and a.due_at < coalesce(c.closed_at, :asOf)
        union all
        select a.lead_id, a.cycle, a.task, a.team, a.username, c.closed_at is null
        from assignment a join lead_cycle c on c.lead_id = a.lead_id and c.cycle = a.cycle
        where a.ended_at is null and a.breached_at >= :from and a.breached_at < :to
      ) a
      """;

  static final String TASK = "late";
  static final String TEAM = "lateTeam";
  static final String USERNAME = "lateOf";
  static final String OPEN = "lateStill";
  static final String YES = "yes";

  @Override
  public Map<String, String> parameters() {
    var parameters = new LinkedHashMap<String, String>();
    parameters.put(TASK, task);
    parameters.put(TEAM, team);
    username.ifPresent(value -> parameters.put(USERNAME, value));
    if (open) {
      parameters.put(OPEN, YES);
    }
    return parameters;
  }

  @Override
  public SqlPart sql() {
    var parameters = new HashMap<String, Object>();
    parameters.put(TASK, task);
    parameters.put(TEAM, team);
    username.ifPresent(value -> parameters.put(USERNAME, value));
    return new SqlPart(
        """
        (m.lead_id, m.cycle) in (
          select a.lead_id, a.cycle from %s
          where a.task = :late and a.team = :lateTeam and a.username %s%s)"""
            .formatted(
                OF_PERIOD,
                username.isPresent() ? "= :lateOf" : "is null",
                open ? " and a.open" : ""),
        parameters);
  }

  @Override
  public boolean isOfStage() {
    return false;
  }

  @Override
  public boolean isOfWaterfall() {
    return false;
  }
}
