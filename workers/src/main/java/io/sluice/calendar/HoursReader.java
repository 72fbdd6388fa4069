package io.sluice.calendar;

import io.sluice.calendar.CalendarForm.Hours;
import io.sluice.calendar.WorkingHours.Block;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Reads the blocks of a week; what is wrong with them is added to the flaws. */
final class HoursReader {

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");
  private static final String DAYS =
      Arrays.stream(DayOfWeek.values()).map(Enum::name).collect(Collectors.joining(", "));

  private final List<CalendarFlaw> flaws;
  private final List<Written> read = new ArrayList<>();

  HoursReader(List<CalendarFlaw> flaws) {
    this.flaws = flaws;
  }

  List<Block> read(List<Hours> hours) {
    for (int i = 0; i < hours.size(); i++) {
      read("hours[%d]".formatted(i), hours.get(i));
    }
    return read.stream().map(Written::block).toList();
  }

  private void read(String field, Hours hours) {
    var from = time(field + ".from", hours.from(), "09:00");
    var to =
        Hours.MIDNIGHT.equals(hours.to())
            ? WorkingHours.END_OF_DAY
            : time(field + ".to", hours.to(), "17:00, or 24:00 for the end of the day");
    var days = days(field + ".days", hours.days());
    if (from == null || to == null) {
      return;
    }
    if (!from.isBefore(to)) {
      refuse(
          field + ".to",
          hours.to(),
          "give a time after %s; let a block over midnight end at 24:00 and go on from 00:00 on the next day"
              .formatted(hours.from()));
      return;
    }
    days.forEach(day -> add(field, new Block(day, from, to)));
  }

  private List<DayOfWeek> days(String field, List<String> names) {
    if (names.isEmpty()) {
      refuse(field, null, "give at least one of " + DAYS);
    }
    var days = new ArrayList<DayOfWeek>();
    for (var name : names) {
      try {
        days.add(DayOfWeek.valueOf(name.strip().toUpperCase(Locale.ROOT)));
      } catch (IllegalArgumentException unknown) {
        refuse(field, name, "give days of " + DAYS);
      }
    }
    return days;
  }

  private LocalTime time(String field, String text, String example) {
    try {
      if (text != null && !text.equals(Hours.MIDNIGHT)) {
        return LocalTime.parse(text, TIME);
      }
    } catch (DateTimeException malformed) {
      // told below
    }
    refuse(field, text, "give a time such as " + example);
    return null;
  }

  private void add(String field, Block block) {
    read.stream()
        .filter(earlier -> earlier.block().overlaps(block))
        .findFirst()
        .ifPresentOrElse(
            earlier ->
                refuse(
                    field,
                    block.toString(),
                    "let it not overlap %s, %s".formatted(earlier.field(), earlier.block())),
            () -> read.add(new Written(field, block)));
  }

  private void refuse(String field, String value, String fix) {
    flaws.add(new CalendarFlaw(field, value, fix));
  }

  private record Written(String field, Block block) {}
}
