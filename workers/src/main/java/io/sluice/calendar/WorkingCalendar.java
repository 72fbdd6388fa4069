package io.sluice.calendar;

import io.sluice.calendar.WorkingHours.Block;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * When someone works: in the blocks of their week, where they are, but neither on a holiday, be it
 * public or the company's, nor while they are absent. Working time is time that passes, whatever
 * the clock on the wall is set to.
 *
 * <p>A block's edge that the clocks skip moves forward as {@code java.time} moves it, and one in an
 * hour that they pass twice is the first pass for an opening and the second for a closing, so that
 * a block covers both.
 */
public final class WorkingCalendar {

  private static final int YEARS_TO_LOOK_AHEAD = 5;

  private final String owner;
  private final ZoneId zone;
  private final Map<DayOfWeek, List<Block>> blocks;
  private final Predicate<LocalDate> holiday;
  private final List<Absence> absences;

  /** Monday to Friday, 09:00 to 17:00, all the year round. */
  public WorkingCalendar(ZoneId zone) {
    this("of a team", zone, WorkingHours.DEFAULT, date -> false, List.of());
  }

  /** The same, but for the days on which the company is closed. */
  WorkingCalendar(ZoneId zone, Set<LocalDate> closed) {
    this("of a team", zone, WorkingHours.DEFAULT, closed::contains, List.of());
  }

  /**
   * @param owner the user name, for messages
   */
  WorkingCalendar(
      String owner,
      ZoneId zone,
      WorkingHours hours,
      Predicate<LocalDate> holiday,
      List<Absence> absences) {
    this.owner = owner;
    this.zone = zone;
    this.blocks = hours.byDay();
    this.holiday = holiday;
    this.absences = List.copyOf(absences);
  }

  /**
   * The instant at which so much working time has passed since {@code start}; when that is the end
   * of a block, the end and not the beginning of the next one. No work at all takes until the next
   * working instant, which may be {@code start} itself.
   *
   * @param work not negative
   * @throws NeverWorkingException if five years go by without any working time
   */
  public Instant after(Instant start, Duration work) {
    var reached = start;
    var left = work;
    var date = LocalDate.ofInstant(start, zone);
    var giveUp = date.plusYears(YEARS_TO_LOOK_AHEAD);
    while (date.isBefore(giveUp)) {
      for (var span : workingTimes(date)) {
        if (span.until().isAfter(reached)) {
          var from = later(span.from(), reached);
          var there = Duration.between(from, span.until());
          if (left.compareTo(there) <= 0) {
            return from.plus(left);
          }
          left = left.minus(there);
          reached = span.until();
          giveUp = date.plusYears(YEARS_TO_LOOK_AHEAD);
        }
      }
      date = date.plusDays(1);
    }
    throw new NeverWorkingException(owner, YEARS_TO_LOOK_AHEAD, reached);
  }

  /** Whether that instant is working time. A block's end is not. */
  public boolean works(Instant instant) {
    var date = LocalDate.ofInstant(instant, zone);
    return Stream.of(date, date.plusDays(1))
        .flatMap(day -> workingTimes(day).stream())
        .anyMatch(span -> span.contains(instant));
  }

  /** Whether they are away at that instant, in a block of theirs or not. */
  public boolean absent(Instant instant) {
    return absences.stream().anyMatch(absence -> absence.covers(instant));
  }

  /**
   * The working times between a date's midnight and the next, ordered by their beginnings. A block
   * that skipped clocks push over midnight is found on the day it is pushed to.
   */
  private List<Span> workingTimes(LocalDate date) {
    var day =
        new Span(
            date.atStartOfDay(zone).toInstant(), date.plusDays(1).atStartOfDay(zone).toInstant());
    return Stream.of(date.minusDays(1), date)
        .flatMap(this::blocksOf)
        .map(day::intersection)
        .flatMap(this::withoutAbsences)
        .sorted(Comparator.comparing(Span::from))
        .toList();
  }

  private Stream<Span> blocksOf(LocalDate date) {
    var planned = blocks.getOrDefault(date.getDayOfWeek(), List.of());
    if (planned.isEmpty() || holiday.test(date)) {
      return Stream.empty();
    }
    return planned.stream()
        .map(block -> new Span(opening(date, block.opens()), closing(date, block.closes())));
  }

  private Stream<Span> withoutAbsences(Span working) {
    var left = Stream.of(working);
    for (var absence : absences) {
      left =
          left.flatMap(
              span ->
                  Stream.of(
                      span.intersection(new Span(Instant.MIN, absence.from())),
                      span.intersection(new Span(absence.until(), Instant.MAX))));
    }
    return left.filter(span -> !span.isEmpty());
  }

  private Instant opening(LocalDate date, LocalTime opens) {
    return date.atTime(opens).atZone(zone).withEarlierOffsetAtOverlap().toInstant();
  }

  private Instant closing(LocalDate date, LocalTime closes) {
    var local =
        closes.equals(WorkingHours.END_OF_DAY)
            ? date.plusDays(1).atStartOfDay()
            : date.atTime(closes);
    var closing = local.atZone(zone);
    return (isAmidOverlap(closing) ? closing.withLaterOffsetAtOverlap() : closing).toInstant();
  }

  /** At the very beginning of the hour that is passed twice, all of the block lies behind. */
  private boolean isAmidOverlap(ZonedDateTime time) {
    var change = zone.getRules().getTransition(time.toLocalDateTime());
    return change != null
        && change.isOverlap()
        && time.toLocalDateTime().isAfter(change.getDateTimeAfter());
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  private record Span(Instant from, Instant until) {

    boolean contains(Instant instant) {
      return !instant.isBefore(from) && instant.isBefore(until);
    }

    boolean isEmpty() {
      return !from.isBefore(until);
    }

    Span intersection(Span other) {
      return new Span(later(from, other.from), earlier(until, other.until));
    }
  }
}
