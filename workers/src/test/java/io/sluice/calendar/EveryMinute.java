package io.sluice.calendar;

import io.sluice.calendar.WorkingHours.Block;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/**
 * The slow, obvious oracle: someone who reads the clock on the wall at every minute of some weeks,
 * notes whether it is working time, and counts. It knows nothing of offsets and their rules.
 */
final class EveryMinute {

  private static final int MINUTES = 24 * 24 * 60;
  private static final int MARGIN = 2 * 24 * 60;
  private static final int MOST_A_CLOCK_IS_CHANGED = 3 * 60;
  private static final Map<Wall, LocalDateTime[]> WALLS = new ConcurrentHashMap<>();

  private final Instant first;
  private final LocalDateTime[] wall;
  private final boolean[] working = new boolean[MINUTES];

  /**
   * @param first the minute to begin at; the first and the last two days are not worked
   */
  EveryMinute(
      Instant first,
      ZoneId zone,
      WorkingHours hours,
      Set<LocalDate> holidays,
      List<Absence> absences) {
    this.first = first;
    this.wall = WALLS.computeIfAbsent(new Wall(zone, first), Wall::read);
    var lastDay = wall[MINUTES - MARGIN].toLocalDate();
    for (var day = wall[MARGIN].toLocalDate(); day.isBefore(lastDay); day = day.plusDays(1)) {
      if (!holidays.contains(day)) {
        for (var block : hours.blocks()) {
          if (block.day() == day.getDayOfWeek()) {
            note(day, block);
          }
        }
      }
    }
    for (var absence : absences) {
      Arrays.fill(
          working,
          Math.clamp(index(absence.from()), 0, MINUTES),
          Math.clamp(index(absence.until()), 0, MINUTES),
          false);
    }
  }

  boolean works(Instant instant) {
    return working[index(instant)];
  }

  /** How much working time there is between the instant and the end of what is counted. */
  Duration workAfter(Instant start) {
    var work = Duration.ZERO;
    for (int i = index(start); i < MINUTES; i++) {
      if (working[i]) {
        work = work.plus(Duration.between(later(start, minute(i)), minute(i + 1)));
      }
    }
    return work;
  }

  /** Counts until so much work is done. */
  Instant after(Instant start, Duration work) {
    var left = work;
    for (int i = index(start); i < MINUTES; i++) {
      if (working[i]) {
        var from = later(start, minute(i));
        var there = Duration.between(from, minute(i + 1));
        if (left.compareTo(there) <= 0) {
          return from.plus(left);
        }
        left = left.minus(there);
      }
    }
    throw new IllegalArgumentException("Nobody counts that far");
  }

  private void note(LocalDate day, Block block) {
    var opens = firstTime(day.atTime(block.opens()));
    var closes =
        lastTime(
            block.closes().equals(WorkingHours.END_OF_DAY)
                ? day.plusDays(1).atStartOfDay()
                : day.atTime(block.closes()));
    if (opens < closes) {
      Arrays.fill(working, opens, closes, true);
    }
  }

  /** The first minute at which the wall shows this or, where it is skipped, this and the gap. */
  private int firstTime(LocalDateTime time) {
    return near(time)
        .filter(i -> wall[i].equals(time))
        .findFirst()
        .orElseGet(() -> firstTime(time.plus(gapAround(time))));
  }

  /** After the last minute at which the wall shows the one before this. */
  private int lastTime(LocalDateTime time) {
    var first = firstTime(time);
    return wall[first].equals(time)
        ? near(time).filter(i -> wall[i].equals(time.minusMinutes(1))).max().orElse(first - 1) + 1
        : first;
  }

  private Duration gapAround(LocalDateTime time) {
    return near(time)
        .filter(i -> wall[i].isBefore(time) && wall[i + 1].isAfter(time))
        .mapToObj(i -> Duration.between(wall[i].plusMinutes(1), wall[i + 1]))
        .findFirst()
        .orElseThrow();
  }

  /** The minutes around the one that it would be if the clocks were left alone. */
  private IntStream near(LocalDateTime time) {
    var index = (int) ChronoUnit.MINUTES.between(wall[0], time);
    return IntStream.range(index - MOST_A_CLOCK_IS_CHANGED, index + MOST_A_CLOCK_IS_CHANGED);
  }

  private int index(Instant instant) {
    return (int) ChronoUnit.MINUTES.between(first, instant);
  }

  private Instant minute(int index) {
    return first.plus(index, ChronoUnit.MINUTES);
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  /** What a clock shows, minute by minute; kept, since reading it is what takes the time. */
  private record Wall(ZoneId zone, Instant first) {

    LocalDateTime[] read() {
      var shown = new LocalDateTime[MINUTES];
      for (int i = 0; i < MINUTES; i++) {
        shown[i] = LocalDateTime.ofInstant(first.plus(i, ChronoUnit.MINUTES), zone);
      }
      return shown;
    }
  }
}
