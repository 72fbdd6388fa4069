package io.sluice.reps;

import io.sluice.routing.Standing;

/**
 * A rep, and how they stand now.
 *
 * @param territory the only one whose leads they take; null for any, as for segment
 * @param weight their share of the team's open tasks
 * @param capacity how many tasks they have open at once at most; null for no limit
 * @param active false for one who has left
 * @param absent whether they are away at this moment
 */
record RepView(
    String username,
    String name,
    String email,
    String team,
    String territory,
    String segment,
    int weight,
    Integer capacity,
    boolean active,
    int openTasks,
    boolean absent) {

  static RepView of(Standing standing) {
    var rep = standing.rep();
    return new RepView(
        rep.username(),
        rep.name(),
        rep.email(),
        rep.team(),
        rep.territory(),
        rep.segment(),
        rep.weight(),
        rep.capacity(),
        standing.active(),
        standing.openTasks(),
        standing.absent());
  }
}
