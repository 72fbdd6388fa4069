package io.sluice.overriding;

import io.sluice.problem.Problem;
import io.sluice.qualification.GradeOverrides;
import io.sluice.request.ActiveReps;
import io.sluice.request.FieldChecks;
import io.sluice.request.RawFields;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Makes an override of what arrived, or says all that is wrong with it. */
@Component
class OverrideReader {

  static final List<String> FIELDS = List.of("kind", "result", "by", "reason", "until");

  private static final String KIND = "kind";
  private static final String RESULT = "result";
  private static final String BY = "by";
  private static final String REASON = "reason";
  private static final String UNTIL = "until";

  private static final int A_DATE = "2026-12-12".length();

  private final ActiveReps reps;
  private final Clock clock;

  OverrideReader(ActiveReps reps, Clock clock) {
    this.reps = reps;
    this.clock = clock;
  }

  /**
   * @throws Problem with every violation
   */
  Said read(RawFields override) {
    var fields = new FieldChecks(override, FIELDS);
    FIELDS.forEach(fields::require);
    var kind = fields.choice(KIND, GradeOverrides.RESULTS.keySet(), null);
    var said =
        new Said(
            kind,
            kind == null ? null : fields.choice(RESULT, GradeOverrides.RESULTS.get(kind), null),
            reps.read(fields, BY, Optional.empty()),
            fields.lines(REASON, 500),
            until(fields));
    fields.requireNoViolation("Nothing was changed; errors lists what to change.");
    return said;
  }

  private Instant until(FieldChecks fields) {
    var text = fields.text(UNTIL, 64);
    if (text == null) {
      return null;
    }
    try {
      var until = parse(text);
      var now = clock.instant();
      var latest = now.atOffset(ZoneOffset.UTC).plusYears(1).plusDays(1).toInstant();
      if (!until.isAfter(now) || until.isAfter(latest)) {
        fields.refuse(UNTIL, "send a day or an instant to come, at most a year ahead");
      }
      return until;
    } catch (DateTimeException e) {
      fields.refuse(
          UNTIL,
          "send a day, such as 2026-12-12, or an instant with offset or Z, such as"
              + " 2026-12-12T18:00:00+01:00");
      return null;
    }
  }

  /** A day counts in full. */
  private static Instant parse(String text) {
    return text.length() <= A_DATE
        ? LocalDate.parse(text).plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant()
        : OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MICROS);
  }

  /**
   * What somebody says.
   *
   * @param until from then on it no longer counts
   */
  record Said(String kind, String result, String by, String reason, Instant until) {}
}
