package io.sluice.reps;

import io.sluice.problem.Problem;
import io.sluice.problem.Violation;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Makes an absence of what arrived, or says all that is wrong with it. */
@Component
class AbsenceReader {

  private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");

  /** Less than the years that a calendar looks ahead for working time. */
  private static final int MOST_YEARS_AHEAD = 4;

  private final Clock clock;

  AbsenceReader(Clock clock) {
    this.clock = clock;
  }

  /**
   * @throws Problem with every violation
   */
  Period read(AbsenceForm form) {
    var violations = new ArrayList<Violation>();
    var from = instant("from", form.from(), violations);
    var until = instant("until", form.until(), violations);
    if (from != null && until != null && !from.isBefore(until)) {
      violations.add(new Violation("until", form.until(), "send an instant after from"));
    }
    if (!violations.isEmpty()) {
      throw Problem.invalid(
          "The absence was not entered; errors lists what to change.", violations);
    }
    return new Period(from, until);
  }

  private Instant instant(String field, String text, List<Violation> violations) {
    if (text == null) {
      violations.add(new Violation(field, null, "send this field, it is required"));
      return null;
    }
    try {
      var instant = OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MICROS);
      var latest = clock.instant().atOffset(ZoneOffset.UTC).plusYears(MOST_YEARS_AHEAD).toInstant();
      if (instant.isBefore(EARLIEST) || instant.isAfter(latest)) {
        violations.add(
            new Violation(
                field,
                text,
                "send an instant since 2000 and at most %d years ahead"
                    .formatted(MOST_YEARS_AHEAD)));
      }
      return instant;
    } catch (DateTimeException e) {
      violations.add(
          new Violation(
              field, text, "send an instant with offset or Z, such as 2026-12-24T00:00:00+01:00"));
      return null;
    }
  }

  record Period(Instant from, Instant until) {}
}
