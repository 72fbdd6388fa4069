package io.sluice.discovery;

import io.sluice.calendar.WorkingCalendar;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The attempts of a lead's cycle, the first one first. Each person addressed has a cadence of their
 * own: a referral begins at attempt 1.
 */
record CallHistory(List<RecordedCall> calls) {

  Attempt next() {
    return last(call -> true).map(RecordedCall::next).orElse(Attempt.FIRST);
  }

  /** When the person who is addressed now was named; empty while that is the lead. */
  Optional<Instant> referredAt() {
    return last(call -> call.referredTo().isPresent()).map(RecordedCall::recordedAt);
  }

  /** The latest attempt that reached somebody. */
  Optional<RecordedCall> conversation() {
    return last(call -> call.result().reached());
  }

  Optional<RecordedCall> agreement() {
    return last(call -> call.nextStep() != null);
  }

  /**
   * Such as {@code 4 attempts in 6 working days, connected by phone}.
   *
   * @param zone in which a day is a day
   */
  String summary(WorkingCalendar calendar, ZoneId zone) {
    var days = workingDays(calendar, zone);
    return "%s in %s, %s"
        .formatted(
            counted(calls.size(), "attempt"),
            counted(days, "working day"),
            conversation().map(RecordedCall::result).map(CallHistory::told).orElse("not reached"));
  }

  private static String told(CallResult result) {
    return result == CallResult.REPLIED ? "replied by e-mail" : "connected by phone";
  }

  /** From the day of the first attempt to that of the last, both of them counted. */
  private int workingDays(WorkingCalendar calendar, ZoneId zone) {
    var day = calls.getFirst().recordedAt().atZone(zone).toLocalDate();
    var last = calls.getLast().recordedAt().atZone(zone).toLocalDate();
    var days = 0;
    for (; !day.isAfter(last); day = workingDayAfter(day, calendar, zone)) {
      days++;
    }
    return days;
  }

  private static LocalDate workingDayAfter(LocalDate day, WorkingCalendar calendar, ZoneId zone) {
    var midnight = day.plusDays(1).atStartOfDay(zone).toInstant();
    return calendar.after(midnight, Duration.ofMinutes(1)).atZone(zone).toLocalDate();
  }

  private static String counted(int number, String noun) {
    return "%d %s%s".formatted(number, noun, number == 1 ? "" : "s");
  }

  private Optional<RecordedCall> last(Predicate<RecordedCall> wanted) {
    return calls.reversed().stream().filter(wanted).findFirst();
  }
}
