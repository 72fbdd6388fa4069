package io.sluice.routing;

import static java.util.stream.Collectors.joining;

import io.sluice.calendar.CalendarFlaw;
import java.util.List;

/** The configured reps cannot be entered; the message says of every property what to change. */
public final class UnusableRepsException extends RuntimeException {

  UnusableRepsException(List<CalendarFlaw> flaws) {
    super(flaws.stream().map(UnusableRepsException::sentence).collect(joining("\n")));
  }

  private static String sentence(CalendarFlaw flaw) {
    return flaw.value() == null
        ? "%s is not set: %s.".formatted(flaw.field(), flaw.fix())
        : "%s cannot be \"%s\": %s.".formatted(flaw.field(), flaw.value(), flaw.fix());
  }
}
