package io.sluice.access;

import java.util.List;
import java.util.Map;

/**
 * Which leads somebody sees, as a condition of SQL.
 *
 * @param ofCycle the same on a row of {@code cycle_milestones}, which knows the lead's teams and
 *     reps
 * @param ofTask the same on a row of {@code assignment}: most are told by who has it
 * @param parameters what the conditions name
 */
public record LeadScope(
    String condition, String ofCycle, String ofTask, Map<String, Object> parameters) {

  private static final String ALL = "true";

  /** Theirs are those they have or had a task of, those they entered, and what waits for anyone. */
  private static final String OWN =
      """
      %1$s in (
        select lead_id from assignment where username = :viewer
        union all
        select lead_id from lead_cycle where entered_by = :viewer
        union all
        select a.lead_id from assignment a join rep r on r.team = a.team
        where r.username = :viewer and a.username is null and a.ended_at is null)
      """;

  private static final String OWN_BY_CYCLE =
      """
      (:viewer = any (%1$s.lead_reps) or %1$s.lead_id in (
        select a.lead_id from assignment a join rep r on r.team = a.team
        where r.username = :viewer and a.username is null and a.ended_at is null))
      """;

  private static final String OWN_BY_TASK = OWN.replace("%1$s", "%1$s.lead_id");

  private static final String OF_TEAMS =
      "%1$s in (select lead_id from assignment where team = any (:viewerTeams))";

  private static final String OF_TEAMS_BY_CYCLE = "%1$s.lead_teams && cast(:viewerTeams as text[])";

  private static final String OF_TEAMS_BY_TASK =
      """
      (%1$s.team = any (cast(:viewerTeams as text[])) or cast(:viewerTeams as text[]) && (
        select seen.lead_teams from cycle_milestones seen
        where seen.lead_id = %1$s.lead_id and seen.cycle = %1$s.cycle))
      """;

  static LeadScope of(Viewer viewer) {
    return switch (viewer.role()) {
      case SDR ->
          new LeadScope(OWN, OWN_BY_CYCLE, OWN_BY_TASK, Map.of("viewer", viewer.username()));
      case MANAGER -> ofTeams(viewer.teams());
      case MARKETING, ADMIN -> all();
    };
  }

  private static LeadScope ofTeams(List<String> teams) {
    return teams.isEmpty()
        ? all()
        : new LeadScope(
            OF_TEAMS,
            OF_TEAMS_BY_CYCLE,
            OF_TEAMS_BY_TASK,
            Map.of("viewerTeams", teams.toArray(String[]::new)));
  }

  /** Every lead. */
  public static LeadScope all() {
    return new LeadScope(ALL, ALL, ALL, Map.of());
  }

  /**
   * @param column that has the lead's id, such as {@code l.lead_id}
   */
  public String on(String column) {
    return condition.formatted(column);
  }

  /**
   * The same for reports on many.
   *
   * @param alias of {@code cycle_milestones}
   */
  public String onCycle(String alias) {
    return ofCycle.formatted(alias);
  }

  /**
   * The same for reports on many tasks.
   *
   * @param alias of {@code assignment}
   */
  public String onTask(String alias) {
    return ofTask.formatted(alias);
  }

  /** Whether they see every lead. */
  public boolean isAll() {
    return condition.equals(ALL);
  }
}
