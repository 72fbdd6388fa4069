package io.sluice.discovery;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The attempts of a lead's cycle, the first one first. Each person addressed has a cadence of their
 * own: a referral begins at attempt 1.
 */
record CallHistory(List<RecordedCall> calls) {

  private static final Set<DayOfWeek> WEEKEND = Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);

  /** The attempt that is due or under way. */
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

  /** The latest attempt at which a next step was agreed. */
  Optional<RecordedCall> agreement() {
    return last(call -> call.nextStep() != null);
  }

  /**
   * Such as {@code 4 attempts in 6 working days, connected by phone}. A working day is any from
   * Monday to Friday here; the first and the last are counted.
   *
   * @param zone in which a day is a day
   */
  String summary(ZoneId zone) {
    return "%s in %s, %s"
        .formatted(
            counted(calls.size(), "attempt"),
            counted(Math.max(1, workingDays(zone)), "working day"),
            conversation().map(RecordedCall::result).map(CallHistory::told).orElse("not reached"));
  }

  private static String told(CallResult result) {
    return result == CallResult.REPLIED ? "replied by e-mail" : "connected by phone";
  }

  private long workingDays(ZoneId zone) {
    var first = LocalDate.ofInstant(calls.getFirst().recordedAt(), zone);
    var last = LocalDate.ofInstant(calls.getLast().recordedAt(), zone);
    return first
        .datesUntil(last.plusDays(1))
        .filter(day -> !WEEKEND.contains(day.getDayOfWeek()))
        .count();
  }

  private static String counted(long number, String noun) {
    return "%d %s%s".formatted(number, noun, number == 1 ? "" : "s");
  }

  private Optional<RecordedCall> last(Predicate<RecordedCall> wanted) {
    return calls.reversed().stream().filter(wanted).findFirst();
  }
}
