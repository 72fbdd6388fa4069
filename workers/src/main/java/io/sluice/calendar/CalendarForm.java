package io.sluice.calendar;

import java.util.List;

/**
 * A calendar as someone wrote it; {@link CalendarReader} says what is wrong with it.
 *
 * @param zone as in the tz database, such as {@code Europe/Berlin}
 * @param country two letters, or null for no public holidays
 * @param region as in ISO 3166-2 without the country, or null
 * @param hours null or empty for Monday to Friday, 09:00 to 17:00
 */
public record CalendarForm(String zone, String country, String region, List<Hours> hours) {

  public CalendarForm {
    hours = hours == null ? List.of() : List.copyOf(hours);
  }

  /**
   * One block on some days of the week.
   *
   * @param days in English, such as {@code MONDAY}
   * @param from such as {@code 09:00}
   * @param to such as {@code 12:30}; {@code 24:00} is the end of the day
   */
  public record Hours(List<String> days, String from, String to) {

    public Hours {
      days = days == null ? List.of() : List.copyOf(days);
    }
  }
}
