package io.sluice.local;

import java.time.ZoneId;
import java.util.List;

/**
 * A person who works in the local Tasklist and Operate; the password is the user name, which is
 * good for a demonstration only.
 *
 * @param username what to log in with
 * @param name the person's name
 * @param role what the person does
 * @param team the group that tasks are offered to
 * @param zone where the person's working hours are
 */
public record Rep(String username, String name, String role, String team, ZoneId zone) {

  /** Two SDRs, an account executive and their manager. */
  public static final List<Rep> ALL =
      List.of(
          of("sam", "Sam Reyes", "SDR", "inside-sales", "America/New_York"),
          of("priya", "Priya Nair", "SDR", "inside-sales", "Europe/London"),
          of("alex", "Alex Kim", "account executive", "sales", "America/New_York"),
          of("morgan", "Morgan Lee", "sales manager", "managers", "Europe/Berlin"));

  private static Rep of(String username, String name, String role, String team, String zone) {
    return new Rep(username, name, role, team, ZoneId.of(zone));
  }
}
