package io.sluice.process;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** SDRs in three time zones and managers in two, none of whom keeps public holidays. */
final class WorldwideTeams {

  static final String BERLIN = "Europe/Berlin";
  static final String NEW_YORK = "America/New_York";
  static final String KOLKATA = "Asia/Kolkata";

  private static final Map<String, Map<String, List<String>>> TEAMS =
      Map.of(
          "inside-sales",
          Map.of(
              BERLIN, List.of("ww-berlin-1", "ww-berlin-2"),
              NEW_YORK, List.of("ww-york-1", "ww-york-2"),
              KOLKATA, List.of("ww-kolkata-1", "ww-kolkata-2")),
          "managers",
          Map.of(BERLIN, List.of("ww-berlin-boss"), NEW_YORK, List.of("ww-york-boss")));

  private WorldwideTeams() {}

  static void takeOver(SampleTeam team) {
    TEAMS.forEach(
        (name, zones) -> {
          team.takeOver(name, BERLIN);
          zones.forEach(
              (zone, usernames) -> team.join(name, zone, usernames.toArray(String[]::new)));
        });
  }

  /** Everybody's calendar, by user name. */
  static Map<String, WallCalendar> calendars() {
    var calendars = new HashMap<String, WallCalendar>();
    for (var zones : TEAMS.values()) {
      zones.forEach(
          (zone, usernames) ->
              usernames.forEach(username -> calendars.put(username, WallCalendar.of(zone))));
    }
    return calendars;
  }
}
