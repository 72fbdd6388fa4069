package io.sluice.access;

import java.util.List;
import java.util.Map;

/**
 * Which leads somebody sees, as a condition of SQL.
 *
 * @param ofCycle the same on a row of {@code cycle_milestones}, which knows the lead's teams
 * @param parameters what the conditions name
 */
public record LeadScope(String condition, String ofCycle, Map<String, Object> parameters) {

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

  private static final String OF_TEAMS =
      "%1$s in (select lead_id from assignment where team = any (:viewerTeams))";

  private static final String OF_TEAMS_BY_CYCLE = "%1$s.lead_teams && cast(:viewerTeams as text[])";

  static LeadScope of(Viewer viewer) {
    return switch (viewer.role()) {
      case SDR ->
          new LeadScope(
              OWN, OWN.replace("%1$s", "%1$s.lead_id"), Map.of("viewer", viewer.username()));
      case MANAGER -> ofTeams(viewer.teams());
      case MARKETING, ADMIN -> all();
    };
  }

  private static LeadScope ofTeams(List<String> teams) {
    return teams.isEmpty()
        ? all()
        : new LeadScope(
            OF_TEAMS, OF_TEAMS_BY_CYCLE, Map.of("viewerTeams", teams.toArray(String[]::new)));
  }

  /** Every lead. */
  public static LeadScope all() {
    return new LeadScope(ALL, ALL, Map.of());
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

  /** Whether they see every lead. */
  public boolean isAll() {
    return condition.equals(ALL);
  }
}
