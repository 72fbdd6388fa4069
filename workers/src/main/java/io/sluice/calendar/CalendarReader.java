package io.sluice.calendar;

import io.sluice.calendar.WorkingHours.Block;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Makes settings of a calendar that someone wrote, or says all that is wrong with it. */
@Component
public class CalendarReader {

  private final PublicHolidays holidays;

  CalendarReader(PublicHolidays holidays) {
    this.holidays = holidays;
  }

  /**
   * @throws UnusableCalendarException with every flaw
   */
  public CalendarSettings read(CalendarForm form) {
    var flaws = new ArrayList<CalendarFlaw>();
    var zone = zone(form.zone(), flaws);
    var country = country(form.country(), flaws);
    var region = region(form.region(), country, flaws);
    var blocks = new HoursReader(flaws).read(form.hours());
    if (!flaws.isEmpty()) {
      throw new UnusableCalendarException(flaws);
    }
    return new CalendarSettings(zone, country, region, hours(blocks));
  }

  private static ZoneId zone(String zone, List<CalendarFlaw> flaws) {
    try {
      if (zone != null) {
        return ZoneId.of(zone.strip());
      }
    } catch (DateTimeException unknown) {
      // told below
    }
    flaws.add(
        new CalendarFlaw("zone", zone, "give a zone of the tz database, such as Europe/Berlin"));
    return null;
  }

  private String country(String written, List<CalendarFlaw> flaws) {
    var country = code(written);
    var known = holidays.countries();
    if (country != null && !known.contains(country)) {
      flaws.add(
          new CalendarFlaw(
              "country",
              written,
              "give one whose public holidays are known, or none for no holidays; known are "
                  + String.join(", ", known)));
    }
    return country;
  }

  private String region(String written, String country, List<CalendarFlaw> flaws) {
    var region = code(written);
    if (region == null) {
      return null;
    }
    if (country == null) {
      flaws.add(new CalendarFlaw("region", written, "give the country that it is a region of"));
    } else if (holidays.countries().contains(country)) {
      var known = holidays.regions(country);
      if (!known.contains(region)) {
        flaws.add(new CalendarFlaw("region", written, fixOfRegion(country, known)));
      }
    }
    return region;
  }

  private static String fixOfRegion(String country, Set<String> known) {
    return known.isEmpty()
        ? "leave it out, %s has the same holidays everywhere".formatted(country)
        : "give one of %s, or none for the holidays that all of %s has"
            .formatted(String.join(", ", known), country);
  }

  private static String code(String text) {
    return text == null || text.isBlank() ? null : text.strip().toUpperCase(Locale.ROOT);
  }

  private static WorkingHours hours(List<Block> blocks) {
    return blocks.isEmpty() ? WorkingHours.DEFAULT : new WorkingHours(blocks);
  }
}
