package io.sluice.intake;

import io.sluice.request.FieldChecks;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What a person can have done, and when. */
@Component
class Activities {

  /** What is known to have been done by a person or, from the cold call on, with one. */
  static final Set<String> KINDS =
      Set.of(
          "demo-request",
          "contact-request",
          "pricing-page",
          "trial-signup",
          "webinar",
          "content-download",
          "email-click",
          "email-open",
          "email-reply",
          "opt-in",
          "newsletter",
          "careers-page",
          "no-show",
          "topic-unsubscribe",
          "cold-call",
          "referral",
          "event",
          "networking",
          // a mail to the person came back for good
          "hard-bounce");

  /**
   * By which a person asks to be called, so that they start before all others. The same as the
   * hand-raisers of our bundled {@code sales-readiness}, which decides how they are qualified.
   */
  static final Set<String> HAND_RAISERS = Set.of("demo-request", "contact-request", "opt-in");

  /** What a rep can have done with a person. */
  static final Set<String> TOUCHES = Set.of("call", "email", "meeting");

  private static final Duration CLOCK_SKEW = Duration.ofMinutes(5);
  private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");

  private final Clock clock;

  Activities(Clock clock) {
    this.clock = clock;
  }

  /** When it was done; now where the field is absent. */
  Instant occurredAt(FieldChecks fields, String field) {
    var text = fields.text(field, 64);
    var now = clock.instant();
    if (text == null) {
      return now;
    }
    try {
      var occurredAt = OffsetDateTime.parse(text).toInstant();
      if (occurredAt.isAfter(now.plus(CLOCK_SKEW))) {
        fields.refuse(field, "send an instant that is not in the future");
      } else if (occurredAt.isBefore(EARLIEST)) {
        fields.refuse(field, "send an instant since 2000");
      }
      return occurredAt;
    } catch (DateTimeException e) {
      fields.refuse(field, "send an instant with offset or Z, such as 2026-03-14T09:26:53Z");
      return null;
    }
  }
}
