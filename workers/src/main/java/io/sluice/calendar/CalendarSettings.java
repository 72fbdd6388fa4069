package io.sluice.calendar;

import static java.util.stream.Collectors.joining;

import java.time.ZoneId;
import java.util.stream.Stream;

/**
 * What is set of a rep's calendar.
 *
 * @param country whose public holidays they keep, by ISO 3166-1, or null for no holidays
 * @param region the part of the country, or null for the holidays that all of it has
 */
public record CalendarSettings(ZoneId zone, String country, String region, WorkingHours hours) {

  /** The same text for the same settings, in any version of Sluice. */
  String fingerprint() {
    return Stream.concat(
            Stream.of(zone.getId(), country == null ? "-" : country, region == null ? "-" : region),
            hours.blocks().stream().map(Object::toString))
        .collect(joining(", "));
  }
}
