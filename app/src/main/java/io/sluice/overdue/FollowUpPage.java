package io.sluice.overdue;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the page shows.
 *
 * @param at when that is so
 * @param all who has how much, whatever is filtered
 * @param loads the same of what is
 */
public record FollowUpPage(
    Instant at, FollowUpFilter filter, List<Load> all, List<Load> loads, List<OpenTask> tasks) {

  public int late() {
    return loads.stream().mapToInt(Load::late).sum();
  }

  public int soon() {
    return loads.stream().mapToInt(Load::soon).sum();
  }

  public int escalated() {
    return loads.stream().mapToInt(Load::escalated).sum();
  }

  public int open() {
    return loads.stream().mapToInt(Load::open).sum();
  }

  /** How many are late or due soon, and not shown, since they are too many. */
  public int unseen() {
    return Math.max(0, late() + (filter.late() ? 0 : soon()) - tasks.size());
  }

  /** What the teams are called that have anything open, by their names. */
  public Map<String, String> teams() {
    var teams = new LinkedHashMap<String, String>();
    all.forEach(load -> teams.put(load.team(), load.label()));
    return teams;
  }

  /** What those are called who have anything open, by their user names. */
  public Map<String, String> owners() {
    var owners = new LinkedHashMap<String, String>();
    all.stream()
        .filter(load -> load.username() != null)
        .forEach(
            load -> owners.put(load.username(), load.rep() == null ? load.username() : load.rep()));
    return owners;
  }
}
