package io.sluice.calendar;

import java.time.Instant;
import java.util.UUID;

/**
 * A time in which a rep is away.
 *
 * @param from the first instant
 * @param until when they are back
 */
public record Absence(UUID absenceId, Instant from, Instant until) {

  boolean covers(Instant instant) {
    return !instant.isBefore(from) && instant.isBefore(until);
  }
}
