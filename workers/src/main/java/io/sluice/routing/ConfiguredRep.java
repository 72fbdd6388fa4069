package io.sluice.routing;

import io.sluice.calendar.CalendarForm;
import java.util.List;

/**
 * A rep as the configuration has them.
 *
 * @param zone see {@link CalendarForm}, as for what follows it
 */
record ConfiguredRep(
    String username,
    String name,
    String team,
    String zone,
    String country,
    String region,
    List<CalendarForm.Hours> hours) {

  CalendarForm calendar() {
    return new CalendarForm(zone, country, region, hours);
  }
}
