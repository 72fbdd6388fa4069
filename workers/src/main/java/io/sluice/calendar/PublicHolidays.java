package io.sluice.calendar;

import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.HolidayType;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.LocalDate;
import java.time.Year;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/**
 * The public holidays of countries and their regions, after Jollyday. A holiday that falls on a
 * weekend is on the day on which it is made up for, where the country does so. Days on which banks
 * alone are closed, and mere observances, are no holidays here.
 */
@Component
public class PublicHolidays {

  private static final String[] WHOLE_COUNTRY = {};

  private final Map<YearOfPlace, NavigableMap<LocalDate, String>> years = new ConcurrentHashMap<>();

  /** The countries that are known, by the two letters of ISO 3166-1. */
  public Set<String> countries() {
    var countries = new TreeSet<String>();
    for (var code : HolidayManager.getSupportedCalendarCodes()) {
      if (code.length() == 2) {
        countries.add(code.toUpperCase(Locale.ROOT));
      }
    }
    return countries;
  }

  /** The regions of a known country, as in ISO 3166-2 where it has them; possibly none. */
  public Set<String> regions(String country) {
    var regions = new TreeSet<String>();
    for (var region : holidaysOf(country).getCalendarHierarchy().getChildren().keySet()) {
      regions.add(region.toUpperCase(Locale.ROOT));
    }
    return regions;
  }

  /**
   * The holidays from a date to the day before another, by date, with their English names.
   *
   * @param country a known one, or null for none
   * @param region a known one, or null for the holidays that all the country has
   */
  public NavigableMap<LocalDate, String> between(
      LocalDate from, LocalDate until, String country, String region) {
    var holidays = new TreeMap<LocalDate, String>();
    if (country != null) {
      IntStream.rangeClosed(from.getYear(), until.getYear())
          .forEach(year -> holidays.putAll(of(new YearOfPlace(country, region, year))));
    }
    return holidays.subMap(from, true, until, false);
  }

  boolean on(LocalDate date, String country, String region) {
    return country != null
        && of(new YearOfPlace(country, region, date.getYear())).containsKey(date);
  }

  private NavigableMap<LocalDate, String> of(YearOfPlace year) {
    return years.computeIfAbsent(year, this::compute);
  }

  /** New Year's Day may be kept on the last day of the year before, so its neighbours count too. */
  private NavigableMap<LocalDate, String> compute(YearOfPlace wanted) {
    var country = holidaysOf(wanted.country());
    var place = place(country, wanted.region());
    var holidays = new TreeMap<LocalDate, String>();
    for (int year = wanted.year() - 1; year <= wanted.year() + 1; year++) {
      for (var holiday : country.getHolidays(Year.of(year), HolidayType.PUBLIC_HOLIDAY, place)) {
        if (holiday.getDate().getYear() == wanted.year()) {
          holidays.put(holiday.getDate(), holiday.getDescription(Locale.ENGLISH));
        }
      }
    }
    return Collections.unmodifiableNavigableMap(holidays);
  }

  private HolidayManager holidaysOf(String country) {
    if (!countries().contains(country)) {
      throw new IllegalArgumentException("No public holidays are known of country " + country);
    }
    return HolidayManager.getInstance(ManagerParameters.create(country.toLowerCase(Locale.ROOT)));
  }

  /** Jollyday writes most regions in small letters and ignores one that it does not know. */
  private static String[] place(HolidayManager country, String region) {
    if (region == null) {
      return WHOLE_COUNTRY;
    }
    return country.getCalendarHierarchy().getChildren().keySet().stream()
        .filter(region::equalsIgnoreCase)
        .findFirst()
        .map(known -> new String[] {known})
        .orElseThrow(
            () -> new IllegalArgumentException("No public holidays are known of region " + region));
  }

  private record YearOfPlace(String country, String region, int year) {}
}
