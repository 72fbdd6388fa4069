package io.sluice.reps.page;

import io.sluice.calendar.Absence;
import io.sluice.calendar.WorkingHours;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A rep, as the page shows them.
 *
 * @param label of the team
 * @param capacity null for no limit
 * @param active false for one who has left
 * @param open how many tasks they have
 * @param late how many of them are late
 * @param absences those that are not over, the next one first
 */
public record Member(
    String username,
    String name,
    String team,
    String label,
    int weight,
    Integer capacity,
    boolean active,
    ZoneId zone,
    int open,
    int late,
    WorkingHours hours,
    List<Absence> absences,
    Instant now) {

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH);
  private static final DateTimeFormatter INSTANT =
      DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm", Locale.ENGLISH);

  /** The one that they are away by at this moment. */
  public Optional<Absence> away() {
    return absences.stream().filter(absence -> !absence.from().isAfter(now)).findFirst();
  }

  /** The next one that has not begun. */
  public Optional<Absence> next() {
    return absences.stream().filter(absence -> absence.from().isAfter(now)).findFirst();
  }

  public boolean isFull() {
    return capacity != null && open >= capacity;
  }

  /** Up to what the bar of the load goes. */
  public int most() {
    return capacity == null ? Math.max(1, open) : Math.max(capacity, open);
  }

  /** An instant on their clock: the day alone where it is its beginning. */
  public String day(Instant instant) {
    var local = instant.atZone(zone);
    return (local.toLocalTime().equals(LocalTime.MIDNIGHT) ? DAY : INSTANT).format(local);
  }

  public LocalDate today() {
    return LocalDate.ofInstant(now, zone);
  }

  /** Their week, such as {@code Mon–Fri 09:00–17:00}. */
  public List<String> week() {
    return WeekWords.of(hours);
  }
}
