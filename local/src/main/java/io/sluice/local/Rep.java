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
 * @param country whose public holidays the person keeps, by the two letters of ISO 3166-1
 */
public record Rep(
    String username, String name, String role, String team, ZoneId zone, String country) {

  /**
   * Two SDRs, two account executives, their manager, one who puts right what came in wrong, and one
   * who looks after customers.
   */
  public static final List<Rep> ALL =
      List.of(
          of("sam", "Sam Reyes", "SDR", "inside-sales", "America/New_York", "US"),
          of("priya", "Priya Nair", "SDR", "inside-sales", "Europe/London", "GB"),
          of("alex", "Alex Kim", "account executive", "sales", "America/New_York", "US"),
          of("robin", "Robin Blake", "account executive", "sales", "America/New_York", "US"),
          of("morgan", "Morgan Lee", "sales manager", "managers", "Europe/Berlin", "DE"),
          of(
              "jordan",
              "Jordan Ellis",
              "marketing operations",
              "marketing-operations",
              "Europe/London",
              "GB"),
          of(
              "casey",
              "Casey Lindqvist",
              "customer success",
              "customer-success",
              "Europe/Berlin",
              "DE"));

  private static Rep of(
      String username, String name, String role, String team, String zone, String country) {
    return new Rep(username, name, role, team, ZoneId.of(zone), country);
  }
}
