package io.sluice.routing;

import io.sluice.calendar.CalendarForm;
import java.util.List;

/**
 * A rep as the configuration has them.
 *
 * @param email see {@link RepForm}, as for what follows it up to the capacity
 * @param zone see {@link CalendarForm}, as for what follows it
 */
record ConfiguredRep(
    String username,
    String name,
    String team,
    String email,
    String territory,
    String segment,
    Integer weight,
    Integer capacity,
    String zone,
    String country,
    String region,
    List<CalendarForm.Hours> hours) {

  RepForm form() {
    return new RepForm(name, team, email, territory, segment, weight, capacity);
  }

  CalendarForm calendar() {
    return new CalendarForm(zone, country, region, hours);
  }
}
