package io.sluice.reps.page;

import io.sluice.calendar.CalendarForm;
import io.sluice.calendar.WorkingHours;
import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Working hours as people write them. */
final class WeekWords {

  private WeekWords() {}

  static List<String> of(WorkingHours hours) {
    return CalendarForm.Hours.of(hours).stream()
        .map(block -> "%s %s–%s".formatted(days(block.days()), block.from(), block.to()))
        .toList();
  }

  /** Days that follow one another become a span. */
  private static String days(List<String> names) {
    var days = names.stream().map(DayOfWeek::valueOf).sorted().toList();
    var spans = new ArrayList<String>();
    for (int first = 0; first < days.size(); ) {
      var last = first;
      while (last + 1 < days.size() && days.get(last + 1) == days.get(last).plus(1)) {
        last++;
      }
      var from = word(days.get(first));
      spans.add(
          first == last ? from : from + (last == first + 1 ? ", " : "–") + word(days.get(last)));
      first = last + 1;
    }
    return String.join(", ", spans);
  }

  private static String word(DayOfWeek day) {
    return day.getDisplayName(TextStyle.SHORT, Locale.ENGLISH);
  }
}
