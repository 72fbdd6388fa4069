package io.sluice.routing;

import java.time.ZoneId;

/**
 * Someone who works leads.
 *
 * @param username as in Tasklist
 * @param team {@code inside-sales}, {@code sales}, {@code managers} or {@code
 *     marketing-operations}: a candidate group
 * @param zone where they work
 * @param email where they are told of their tasks, or null
 * @param territory the only one whose leads they take, as {@code routing-policy} names it; null for
 *     any
 * @param segment the same of the size of the company
 * @param weight their share of the team's open tasks, 1 to 10: 2 has twice as many as 1
 * @param capacity how many tasks they have open at once at most, null for no limit
 */
public record Rep(
    String username,
    String name,
    String team,
    ZoneId zone,
    String email,
    String territory,
    String segment,
    int weight,
    Integer capacity) {

  /** One who takes whatever comes, as much as the others. */
  public Rep(String username, String name, String team, ZoneId zone) {
    this(username, name, team, zone, null, null, null, 1, null);
  }
}
