package io.sluice.calendar;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The blocks in which someone works every week, on the clock of the place where they are.
 *
 * @param blocks at least one; in order, none overlaps another
 */
public record WorkingHours(List<Block> blocks) {

  /** The end of a day, 24:00, as the database's driver has it. */
  public static final LocalTime END_OF_DAY = LocalTime.MAX;

  /** Monday to Friday, 09:00 to 17:00. */
  public static final WorkingHours DEFAULT =
      new WorkingHours(
          List.of(
                  DayOfWeek.MONDAY,
                  DayOfWeek.TUESDAY,
                  DayOfWeek.WEDNESDAY,
                  DayOfWeek.THURSDAY,
                  DayOfWeek.FRIDAY)
              .stream()
              .map(day -> new Block(day, LocalTime.of(9, 0), LocalTime.of(17, 0)))
              .toList());

  /**
   * @throws IllegalArgumentException without any block, or where two overlap
   */
  public WorkingHours {
    blocks =
        blocks.stream()
            .sorted(Comparator.comparing(Block::day).thenComparing(Block::opens))
            .toList();
    if (blocks.isEmpty()) {
      throw new IllegalArgumentException("Working hours need a block");
    }
    for (int i = 1; i < blocks.size(); i++) {
      if (blocks.get(i).overlaps(blocks.get(i - 1))) {
        throw new IllegalArgumentException(
            "%s overlaps %s".formatted(blocks.get(i), blocks.get(i - 1)));
      }
    }
  }

  /** The blocks of each day of the week on which there are any. */
  Map<DayOfWeek, List<Block>> byDay() {
    return blocks.stream()
        .collect(groupingBy(Block::day, () -> new EnumMap<>(DayOfWeek.class), toList()));
  }

  /**
   * @param opens the first working time
   * @param closes when work is over; {@link #END_OF_DAY} for midnight
   */
  public record Block(DayOfWeek day, LocalTime opens, LocalTime closes) {

    /**
     * @throws IllegalArgumentException if it does not close after it opens
     */
    public Block {
      if (!opens.isBefore(closes)) {
        throw new IllegalArgumentException("A block closes after it opens");
      }
    }

    boolean overlaps(Block other) {
      return day == other.day && opens.isBefore(other.closes) && other.opens.isBefore(closes);
    }

    @Override
    public String toString() {
      return "%s %s-%s".formatted(day, opens, closes.equals(END_OF_DAY) ? "24:00" : closes);
    }
  }
}
