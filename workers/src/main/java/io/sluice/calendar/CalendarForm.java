package io.sluice.calendar;

import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
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

    static final String MIDNIGHT = "24:00";

    public Hours {
      days = days == null ? List.of() : List.copyOf(days);
    }

    /** Working hours as someone would write them, with the days that share a block together. */
    public static List<Hours> of(WorkingHours hours) {
      var days = new LinkedHashMap<List<String>, List<String>>();
      for (var block : hours.blocks()) {
        days.computeIfAbsent(
                List.of(text(block.opens()), text(block.closes())), b -> new ArrayList<>())
            .add(block.day().name());
      }
      return days.entrySet().stream()
          .map(block -> new Hours(block.getValue(), block.getKey().get(0), block.getKey().get(1)))
          .toList();
    }

    private static String text(LocalTime time) {
      return time.equals(WorkingHours.END_OF_DAY) ? MIDNIGHT : time.toString();
    }
  }
}
