package io.sluice.followup;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells a manager in one sentence who had a task and did not answer. */
@Component
class StalledStory {

  private static final DateTimeFormatter DAY_AND_TIME =
      DateTimeFormatter.ofPattern("EEE d MMM HH:mm", Locale.ENGLISH);
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

  private final JdbcClient jdbc;
  private final Steps steps;

  StalledStory(JdbcClient jdbc, Steps steps) {
    this.jdbc = jdbc;
    this.steps = steps;
  }

  /**
   * The story of the latest chain, such as {@code Accept lead: Sam Reyes since Mon 23 Nov 10:00,
   * reminded 12:00; reassigned to Priya Nair Wed 25 Nov 10:00; no answer}.
   *
   * @param had all assignments of the task in the cycle, the first one first
   * @param zone where the manager reads it
   */
  String tell(List<Assignment> had, ZoneId zone) {
    return Turn.chain(had).stream()
        .map(assignment -> episode(assignment, zone))
        .collect(Collectors.joining("; ", label(had.getLast().task()) + ": ", "; no answer"));
  }

  private String episode(Assignment assignment, ZoneId zone) {
    var since = assignment.assignedAt().atZone(zone);
    var text =
        switch (assignment.cause()) {
          case REASSIGNED -> "reassigned to %s %s";
          case RELEASED -> "passed on to %s %s";
          default -> "%s since %s";
        };
    var reminders =
        steps.findReminders(assignment).stream()
            .map(reminded -> ", reminded " + time(reminded, since))
            .collect(Collectors.joining());
    return text.formatted(name(assignment), DAY_AND_TIME.format(since)) + reminders;
  }

  private static String time(Instant instant, ZonedDateTime since) {
    var there = instant.atZone(since.getZone());
    return there.toLocalDate().equals(since.toLocalDate())
        ? TIME.format(there)
        : DAY_AND_TIME.format(there);
  }

  private String name(Assignment assignment) {
    return assignment.username() == null
        ? "nobody (%s)".formatted(assignment.isQueued() ? assignment.queue() : assignment.team())
        : jdbc.sql("select name from rep where username = :username")
            .param("username", assignment.username())
            .query(String.class)
            .optional()
            .orElse(assignment.username());
  }

  /** {@code accept-lead} reads as {@code Accept lead}. */
  private static String label(String task) {
    var words = task.replace('-', ' ');
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }
}
