package io.sluice.reps;

import io.sluice.problem.Problem;
import io.sluice.request.FieldChecks;
import io.sluice.request.RawFields;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.stereotype.Component;

/** Makes an absence of what arrived, or says all that is wrong with it. */
@Component
class AbsenceReader {

  static final String FROM = "from";
  static final String UNTIL = "until";
  static final List<String> FIELDS = List.of(FROM, UNTIL);

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
  Period read(RawFields absence) {
    var fields = new FieldChecks(absence, FIELDS);
    FIELDS.forEach(fields::require);
    var from = instant(fields, FROM);
    var until = instant(fields, UNTIL);
    if (from != null && until != null && !from.isBefore(until)) {
      fields.refuse(UNTIL, "send an instant after from");
    }
    fields.requireNoViolation("The absence was not entered; errors lists what to change.");
    return new Period(from, until);
  }

  private Instant instant(FieldChecks fields, String field) {
    var text = fields.text(field, 64);
    if (text == null) {
      return null;
    }
    try {
      var instant = OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MICROS);
      var latest = clock.instant().atOffset(ZoneOffset.UTC).plusYears(MOST_YEARS_AHEAD).toInstant();
      if (instant.isBefore(EARLIEST) || instant.isAfter(latest)) {
        fields.refuse(
            field,
            "send an instant since 2000 and at most %d years ahead".formatted(MOST_YEARS_AHEAD));
      }
      return instant;
    } catch (DateTimeException e) {
      fields.refuse(field, "send an instant with offset or Z, such as 2026-12-24T00:00:00+01:00");
      return null;
    }
  }

  record Period(Instant from, Instant until) {}
}
